using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Users;

public sealed class DisableUserTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_disabled_user_cannot_log_in_nor_use_the_tokens_they_have_and_twice_is_once()
    {
        var user = await api.UserWithPassword(Permissions.ReadTags);

        var first = await api.Post(user.Path + "/disable", null);
        var second = await api.Post(user.Path + "/disable", null);

        Assert.Equal(("true", "true"), (first.Text, second.Text));
        Assert.True((bool?)(await api.Get(user.Path))["disabled"]);
        Assert.Null(await api.LogIn(user.Name, Support.Users.Password));
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.Get("/api/v1/renewToken", user.Bearer)).Status);
        await Eventually.Holds("the token ends", async () => (await api.Get("/api/v1/Tags", user.Bearer)).Status == HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var adminId = await api.Scalar<Guid>("select user_id from users where username = 'admin'");

        var answer = await api.Post($"/api/v1/users/{adminId}/disable", null);

        Assert.Equal((HttpStatusCode.Conflict, "last-administrator"), (answer.Status, answer.Code));
        Assert.False((bool?)(await api.Get($"/api/v1/users/{adminId}"))["disabled"]);
    }

    [Fact]
    public async Task An_unknown_user_answers_404_and_a_missing_permission_403()
    {
        var unknown = await api.Post("/api/v1/users/01900000-0000-7000-8000-00000000dead/disable", null);
        var forbidden = await api.Post(
            "/api/v1/users/01900000-0000-7000-8000-00000000dead/disable", null, ("Authorization", "Bearer " + api.Token(Permissions.DeleteUsers)));

        Assert.Equal("user-not-found", unknown.Code);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
    }
}
