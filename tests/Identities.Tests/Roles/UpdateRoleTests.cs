using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Roles;

public sealed class UpdateRoleTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_role_holds_what_is_said_from_the_next_log_in_on_and_twice_is_once()
    {
        var user = await api.UserWithPassword(Permissions.ReadTags);
        var path = "/api/v1/roles/" + (string?)(await api.Get(user.Path))["roles"]![0]!["roleId"];
        var body = $$"""{"name":"Taggers {{user.Id}}","permissions":["Add Tags","Edit Tags"]}""";

        var first = await api.Put(path, body);
        var second = await api.Put(path, body);

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal("""["Add Tags","Edit Tags"]""", Jwt.PayloadOf((await api.LogIn(user.Name, Support.Users.Password))!)["permission"]!.ToJsonString());
    }

    [Fact]
    public async Task Nobody_adds_what_they_do_not_hold_but_may_take_what_they_do()
    {
        var path = "/api/v1/roles/" + await api.Role(Permissions.DeleteTags, Permissions.ReadTags);
        var editor = ("Authorization", "Bearer " + api.Token(Permissions.EditRoles, Permissions.DeleteTags, Permissions.ReadTags));

        var added = await api.Put(path, $$"""{"name":"{{path}}","permissions":["Delete Tags","Add Tags"]}""", editor);
        var left = await api.Put(path, $$"""{"name":"{{path}}","permissions":["Delete Tags"]}""", editor);

        Assert.Equal((HttpStatusCode.Forbidden, "permission-not-held"), (added.Status, added.Code));
        Assert.Equal("""["Delete Tags"]""", left["permissions"]!.ToJsonString());
    }

    [Fact]
    public async Task The_role_of_administrators_answers_409_an_unknown_one_404_a_taken_name_409_and_a_missing_permission_403()
    {
        var path = "/api/v1/roles/" + await api.Role();

        var fixedRole = await api.Put($"/api/v1/roles/{await api.AdministratorsRole()}", """{"name":"x","permissions":[]}""");
        var unknown = await api.Put("/api/v1/roles/01900000-0000-7000-8000-00000000dead", "{}");
        var wrong = await api.Put(path, "{}");
        var taken = await api.Put(path, """{"name":"administrator","permissions":[]}""");
        var forbidden = await api.Put(path, "{}", ("Authorization", "Bearer " + api.Token(Permissions.AddRoles)));

        Assert.Equal((HttpStatusCode.Conflict, "role-fixed"), (fixedRole.Status, fixedRole.Code));
        Assert.Equal((HttpStatusCode.NotFound, "role-not-found"), (unknown.Status, unknown.Code));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
        Assert.Equal((HttpStatusCode.Conflict, "role-name-taken"), (taken.Status, taken.Code));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
    }
}
