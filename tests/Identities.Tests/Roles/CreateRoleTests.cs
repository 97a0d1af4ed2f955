using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Roles;

public sealed class CreateRoleTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_role_is_made_of_permissions_each_once()
    {
        var answer = await api.Post("/api/v1/roles", """{"name":" Readers ","permissions":["Read Tags","Read All Identity","Read Tags"]}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["roleId", "name", "isAdministrator", "permissions"], answer.Json!.AsObject().Select(member => member.Key));
        Assert.Equal("Readers", (string?)answer["name"]);
        Assert.False((bool?)answer["isAdministrator"]);
        Assert.Equal("""["Read All Identity","Read Tags"]""", answer["permissions"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"permissions":[]}""", "name")]
    [InlineData("""{"name":"  ","permissions":[]}""", "name")]
    [InlineData("""{"name":"x"}""", "permissions")]
    [InlineData("""{"name":"x","permissions":"Read Tags"}""", "permissions")]
    [InlineData("""{"name":"x","permissions":["Read Tags","read tags"]}""", "permissions[1]")]
    [InlineData("""{"name":"x","permissions":[null]}""", "permissions[0]")]
    public async Task What_is_no_role_answers_400_and_names_the_field(string body, string field)
    {
        var answer = await api.Post("/api/v1/roles", body);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid-fields"), (answer.Status, answer.Code));
        Assert.NotNull(answer.Error(field));
    }

    [Fact]
    public async Task Nobody_makes_a_role_that_holds_more_than_they_do()
    {
        var caller = ("Authorization", "Bearer " + api.Token(Permissions.AddRoles, Permissions.ReadTags));

        var more = await api.Post("/api/v1/roles", """{"name":"More","permissions":["Read Tags","Add Tags"]}""", caller);
        var same = await api.Post("/api/v1/roles", """{"name":"Same","permissions":["Read Tags","Add Roles"]}""", caller);

        Assert.Equal((HttpStatusCode.Forbidden, "permission-not-held"), (more.Status, more.Code));
        Assert.Equal(HttpStatusCode.OK, same.Status);
    }

    [Fact]
    public async Task A_taken_name_answers_409_and_a_missing_permission_403()
    {
        var taken = await api.Post("/api/v1/roles", """{"name":"ADMINISTRATOR","permissions":[]}""");
        var forbidden = await api.Post("/api/v1/roles", "{}", ("Authorization", "Bearer " + api.Token(Permissions.EditRoles)));

        Assert.Equal((HttpStatusCode.Conflict, "role-name-taken"), (taken.Status, taken.Code));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
    }
}
