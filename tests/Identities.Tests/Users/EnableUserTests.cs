using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Users;

public sealed class EnableUserTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task An_enabled_user_logs_in_again_and_tokens_of_before_stay_ended()
    {
        var user = await api.UserWithPassword(Permissions.ReadTags);
        await api.Post(user.Path + "/disable", null);
        await Eventually.Holds("the token ends", async () => (await api.Get("/api/v1/Tags", user.Bearer)).Status == HttpStatusCode.Unauthorized);

        var first = await api.Post(user.Path + "/enable", null);
        var second = await api.Post(user.Path + "/enable", null);
        var token = await api.LogIn(user.Name, Support.Users.Password);

        Assert.Equal(("true", "true"), (first.Text, second.Text));
        await Eventually.Holds("the user is known as enabled", async () =>
            (await api.Get("/api/v1/Tags", ("Authorization", "Bearer " + token))).Status == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.Get("/api/v1/Tags", user.Bearer)).Status);
    }

    [Fact]
    public async Task An_unknown_user_answers_404_and_a_missing_permission_403()
    {
        var unknown = await api.Post("/api/v1/users/01900000-0000-7000-8000-00000000dead/enable", null);
        var forbidden = await api.Post(
            "/api/v1/users/01900000-0000-7000-8000-00000000dead/enable", null, ("Authorization", "Bearer " + api.Token(Permissions.DeleteUsers)));

        Assert.Equal("user-not-found", unknown.Code);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
    }
}
