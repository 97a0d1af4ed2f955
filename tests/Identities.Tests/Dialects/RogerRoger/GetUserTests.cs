using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class GetUserTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_user_is_answered_with_id_and_username_only()
    {
        var user = await api.UserWith();

        var answer = await api.Get($"/users/{user.Id}");

        Assert.Equal(
            $$"""{"@context":"/contexts/User","@id":"/users/{{user.Id}}","@type":"User","id":"{{user.Id}}","username":"{{user.Name}}"}""", answer.Text);
    }

    [Fact]
    public async Task A_deleted_or_unknown_user_answers_404()
    {
        var gone = await api.UserWith();
        await api.Execute($"update users set deleted_at = now() where user_id = '{gone.Id}'");

        Assert.Equal("Not Found", (await api.Get($"/users/{gone.Id}")).ErrorDetail());
        Assert.Equal("Not Found", (await api.Get($"/users/{Notes.Unknown}")).ErrorDetail());
    }

    [Fact]
    public async Task Users_are_not_written_here()
    {
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await api.Post("/users", "{}")).Status);
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_403()
    {
        var answer = await api.Get($"/users/{Notes.Unknown}", ("Authorization", "Bearer " + api.Token(Permissions.ReadUsers)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}
