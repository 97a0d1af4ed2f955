using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Users;

public sealed class CreateUserTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_user_is_made_with_roles_and_logs_in_with_what_they_hold()
    {
        var roleId = await api.Role(Permissions.ReadTags, Permissions.AddTags);

        var answer = await api.Post(
            "/api/v1/users", $$"""{"username":" jane.doe@example.com ","password":"{{Support.Users.Password}}","roleIds":["{{roleId}}","{{roleId}}"],"email":"ignored"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["userId", "username", "disabled", "created", "roles"], answer.Json!.AsObject().Select(member => member.Key));
        Assert.Equal("jane.doe@example.com", (string?)answer["username"]);
        Assert.Equal([roleId], answer["roles"]!.AsArray().Select(role => (string?)role!["roleId"]));
        var token = Jwt.PayloadOf((await api.LogIn("JANE.doe@example.com", Support.Users.Password))!);
        Assert.Equal((string?)answer["userId"], (string?)token["sub"]);
        Assert.Equal([Permissions.AddTags, Permissions.ReadTags], token["permission"]!.AsArray().Select(permission => (string?)permission));
    }

    [Theory]
    [InlineData("""{"password":"a long enough phrase"}""", "username")]
    [InlineData("""{"username":" ","password":"a long enough phrase"}""", "username")]
    [InlineData("""{"username":"a:b","password":"a long enough phrase"}""", "username")]
    [InlineData("""{"username":"a\u0007b","password":"a long enough phrase"}""", "username")]
    [InlineData("""{"username":"a\u0000b","password":"a long enough phrase"}""", "username")]
    [InlineData("""{"username":7,"password":"a long enough phrase"}""", "username")]
    [InlineData("""{"username":"someone"}""", "password")]
    [InlineData("""{"username":"someone","password":"elevenchars"}""", "password")]
    [InlineData("""{"username":"someone","password":"Password1234"}""", "password")]
    [InlineData("""{"username":"someone","password":"ababababababab"}""", "password")]
    [InlineData("""{"username":"someone","password":"someone's secret"}""", "password")]
    [InlineData("""{"username":"someone","password":"a long enough phrase","roleIds":["x"]}""", "roleIds[0]")]
    [InlineData("""{"username":"someone","password":"a long enough phrase","roleIds":"x"}""", "roleIds")]
    [InlineData("""{"username":"someone","password":"a long enough phrase","disabled":"no"}""", "disabled")]
    public async Task What_cannot_be_a_user_answers_400_names_the_field_and_repeats_no_password(string body, string field)
    {
        var answer = await api.Post("/api/v1/users", body);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-fields"), (answer.Status, answer.Code));
        Assert.NotNull(answer.Error(field));
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, await api.Scalar<long>("select count(*) from users where username = 'someone'"));
    }

    [Fact]
    public async Task A_taken_name_answers_409_in_any_case_and_an_unknown_role_400()
    {
        var user = await api.UserWith();

        var taken = await api.Post("/api/v1/users", $$"""{"username":"{{user.Name.ToUpperInvariant()}}","password":"a long enough phrase"}""");
        var role = await api.Post(
            "/api/v1/users", $$"""{"username":"someone","password":"a long enough phrase","roleIds":["01900000-0000-7000-8000-00000000dead"]}""");

        Assert.Equal((HttpStatusCode.Conflict, "username-taken"), (taken.Status, taken.Code));
        Assert.Equal((HttpStatusCode.BadRequest, "role-not-found"), (role.Status, role.Code));
        Assert.NotNull(role.Error("roleIds"));
    }

    [Fact]
    public async Task Nobody_gives_a_role_that_holds_more_than_they_do_by_token_and_by_their_roles_of_now()
    {
        var roleId = await api.Role(Permissions.AddUsers, Permissions.ReadTags);
        var body = $$"""{"username":"puppet","password":"a long enough phrase","roleIds":["{{roleId}}"]}""";
        var user = await api.UserWith(Permissions.AddUsers, Permissions.ReadTags);

        var byToken = await api.Post("/api/v1/users", body, ("Authorization", "Bearer " + api.Token(Permissions.AddUsers)));
        await api.Execute($"delete from role_permissions where role_id = '{user.Id}' and permission = 'Read Tags'");
        var byRoles = await api.Post("/api/v1/users", body, user.Bearer);

        Assert.Equal((HttpStatusCode.Forbidden, "permission-not-held"), (byToken.Status, byToken.Code));
        Assert.Equal((HttpStatusCode.Forbidden, "permission-not-held"), (byRoles.Status, byRoles.Code));
        Assert.Equal(0, await api.Scalar<long>("select count(*) from users where username = 'puppet'"));
    }

    [Fact]
    public async Task A_user_who_is_made_disabled_cannot_log_in_and_without_the_permission_it_answers_403()
    {
        var answer = await api.Post("/api/v1/users", """{"username":"later","password":"a long enough phrase","disabled":true}""");
        var forbidden = await api.Post("/api/v1/users", "{}", ("Authorization", "Bearer " + api.Token(Permissions.EditUsers)));

        Assert.True((bool?)answer["disabled"]);
        Assert.Null(await api.LogIn("later", "a long enough phrase"));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
    }
}
