using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Users;

public sealed class DeleteUserTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_deleted_user_is_gone_with_tokens_and_keys_and_the_name_is_free_again()
    {
        var user = await api.UserWithPassword(Permissions.ReadTags);
        await api.ApiKey(user);

        var first = await api.Delete(user.Path);
        var second = await api.Delete(user.Path);
        var again = await api.Post("/api/v1/users", $$"""{"username":"{{user.Name}}","password":"{{Support.Users.Password}}"}""");

        Assert.Equal("true", first.Text);
        Assert.Equal((HttpStatusCode.NotFound, "user-not-found"), (second.Status, second.Code));
        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.NotEqual(user.Id, (string?)again["userId"]);
        Assert.Equal(0, await api.Scalar<long>($"select count(*) from api_keys where user_id = '{user.Id}'"));
        await Eventually.Holds("the token ends", async () => (await api.Get("/api/v1/Tags", user.Bearer)).Status == HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_last_administrator_stays_and_a_missing_permission_answers_403()
    {
        var adminId = await api.Scalar<Guid>("select user_id from users where username = 'admin'");

        var last = await api.Delete($"/api/v1/users/{adminId}");
        var forbidden = await api.Delete($"/api/v1/users/{adminId}", ("Authorization", "Bearer " + api.Token(Permissions.EditUsers)));

        Assert.Equal((HttpStatusCode.Conflict, "last-administrator"), (last.Status, last.Code));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
        Assert.NotNull(await api.LogIn("admin", Api.AdminPassword));
    }
}
