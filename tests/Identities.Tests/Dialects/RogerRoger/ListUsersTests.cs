using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class ListUsersTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Users_are_listed_with_id_and_username_only_disabled_ones_too_and_deleted_ones_not()
    {
        var (jane, john, gone) = (await api.UserWith(), await api.UserWith(), await api.UserWith());
        await api.Execute($"update users set disabled_at = now() where user_id = '{john.Id}'");
        await api.Execute($"update users set deleted_at = now() where user_id = '{gone.Id}'");

        var answer = await api.Get("/users");

        Assert.Equal([Api.AdminName, jane.Name, john.Name], answer.OnPage("username"));
        Assert.Equal(
            $$"""{"@id":"/users/{{jane.Id}}","@type":"User","id":"{{jane.Id}}","username":"{{jane.Name}}"}""", answer["member"]![1]!.ToJsonString());
        Assert.Equal("Page should not be less than 1", (await api.Get("/users?page=-1")).ErrorDetail());
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_403()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await api.Get("/users", ("Authorization", "Bearer " + api.Token(Permissions.ReadUsers)))).Status);
    }
}
