using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Users;

public sealed class UpdateUserTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_user_has_another_name_and_other_roles_and_twice_is_once()
    {
        var user = await api.UserWithPassword(Permissions.ReadTags);
        var roleId = await api.Role(Permissions.AddTags);
        var body = $$"""{"username":"renamed-{{user.Name}}","roleIds":["{{roleId}}"]}""";

        var first = await api.Put(user.Path, body);
        var second = await api.Put(user.Path, body);

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal([roleId], first["roles"]!.AsArray().Select(role => (string?)role!["roleId"]));
        Assert.Null(await api.LogIn(user.Name, Support.Users.Password));
        Assert.Equal(
            Permissions.AddTags,
            (string?)Assert.Single(Jwt.PayloadOf((await api.LogIn("renamed-" + user.Name, Support.Users.Password))!)["permission"]!.AsArray()));
    }

    [Fact]
    public async Task Nobody_gives_a_role_that_holds_more_than_they_do_but_may_take_what_they_hold()
    {
        var user = await api.UserWithPassword(Permissions.ReadTags);
        var roleId = await api.Role(Permissions.DeleteTags);
        var has = (string?)(await api.Get(user.Path))["roles"]![0]!["roleId"];
        var editor = ("Authorization", "Bearer " + api.Token(Permissions.EditUsers, Permissions.ReadTags));

        var given = await api.Put(user.Path, $$"""{"username":"{{user.Name}}","roleIds":["{{has}}","{{roleId}}"]}""", editor);
        var left = await api.Put(user.Path, $$"""{"username":"{{user.Name}}","roleIds":["{{has}}"]}""", editor);
        var taken = await api.Put(user.Path, $$"""{"username":"{{user.Name}}","roleIds":[]}""", editor);

        Assert.Equal((HttpStatusCode.Forbidden, "permission-not-held"), (given.Status, given.Code));
        Assert.Equal(HttpStatusCode.OK, left.Status);
        Assert.Equal("[]", taken["roles"]!.ToJsonString());
    }

    [Fact]
    public async Task The_last_administrator_is_not_stripped_and_of_two_who_strip_each_other_one_stays()
    {
        var adminId = await api.Scalar<Guid>("select user_id from users where username = 'admin'");
        var second = await api.UserWithPassword();
        var admins = await api.AdministratorsRole();

        var alone = await api.Put($"/api/v1/users/{adminId}", """{"username":"admin","roleIds":[]}""");
        await api.Put(second.Path, $$"""{"username":"{{second.Name}}","roleIds":["{{admins}}"]}""");
        var both = await Task.WhenAll(
            api.Put($"/api/v1/users/{adminId}", """{"username":"admin","roleIds":[]}"""),
            api.Put(second.Path, $$"""{"username":"{{second.Name}}","roleIds":[]}"""));

        Assert.Equal((HttpStatusCode.Conflict, "last-administrator"), (alone.Status, alone.Code));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], both.Select(answer => answer.Status).Order());
        Assert.Equal(1, await api.Scalar<long>("select count(*) from user_roles join roles using (role_id) where is_administrator"));
    }

    [Fact]
    public async Task An_unknown_user_answers_404_before_a_wrong_body_400_a_taken_name_409_and_a_missing_permission_403()
    {
        var user = await api.UserWith();
        var unknown = await api.Put("/api/v1/users/01900000-0000-7000-8000-00000000dead", "{}");
        var without = await api.Put(user.Path, """{"username":"x"}""");
        var taken = await api.Put(user.Path, """{"username":"Admin","roleIds":[]}""");
        var role = await api.Put(user.Path, """{"username":"x","roleIds":["01900000-0000-7000-8000-00000000dead"]}""");
        var forbidden = await api.Put(user.Path, "{}", ("Authorization", "Bearer " + api.Token(Permissions.AddUsers)));

        Assert.Equal((HttpStatusCode.NotFound, "user-not-found"), (unknown.Status, unknown.Code));
        Assert.NotNull(without.Error("roleIds"));
        Assert.Equal((HttpStatusCode.Conflict, "username-taken"), (taken.Status, taken.Code));
        Assert.Equal((HttpStatusCode.BadRequest, "role-not-found"), (role.Status, role.Code));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
    }
}
