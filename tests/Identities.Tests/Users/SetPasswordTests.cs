using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Users;

public sealed class SetPasswordTests(Api api) : IClassFixture<Api>
{
    private const string New = "another long phrase";

    [Fact]
    public async Task Another_password_ends_the_tokens_and_keys_of_before_on_every_instance_and_those_of_afterwards_are_good_at_once()
    {
        var user = await api.UserWithPassword(Permissions.ReadTags);
        var key = await api.ApiKey(user);
        await using var other = await Api.Start(api.ConnectionString, api.Clock);
        using var elsewhere = new HttpClient { BaseAddress = new Uri(other.Urls.First()) };
        elsewhere.DefaultRequestHeaders.Authorization = new("Bearer", user.Token);

        var answer = await api.Put(user.Path + "/password", $$"""{"password":"{{New}}"}""");
        var fresh = await api.LogIn(user.Name, New);

        Assert.Equal("true", answer.Text);
        Assert.Null(await api.LogIn(user.Name, Support.Users.Password));
        Assert.Equal(HttpStatusCode.OK, (await api.Get("/api/v1/Tags", ("Authorization", "Bearer " + fresh))).Status);
        await Eventually.Holds("the token ends here", async () => (await api.Get("/api/v1/Tags", user.Bearer)).Status == HttpStatusCode.Unauthorized);
        await Eventually.Holds("the token ends elsewhere", async () =>
            (await elsewhere.GetAsync(new Uri("/api/v1/Tags", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode == HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.Get("/api/v1/renewToken", user.Bearer)).Status);
        Assert.Equal(HttpStatusCode.OK, (await api.Get("/api/v1/Tags", ("Authorization", "Bearer " + fresh))).Status);
        Assert.Equal(0, await api.Scalar<long>($"select count(*) from api_keys join users using (user_id) where user_id = '{user.Id}' and api_keys.created_at >= tokens_valid_from"));
        Assert.NotEmpty(key);
        await other.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task It_forgets_the_failed_log_ins_of_a_user_who_guessed_too_often()
    {
        var user = await api.UserWithPassword();

        foreach (var _ in Enumerable.Range(0, 5))
        {
            await api.LogIn(user.Name, "a wrong long phrase");
        }

        Assert.Null(await api.LogIn(user.Name, Support.Users.Password));
        await api.Put(user.Path + "/password", $$"""{"password":"{{New}}"}""");

        Assert.NotNull(await api.LogIn(user.Name, New));
    }

    [Fact]
    public async Task Nobody_takes_over_a_user_who_may_do_more_than_they()
    {
        var user = await api.UserWithPassword(Permissions.ReadTags);

        var answer = await api.Put(
            user.Path + "/password", $$"""{"password":"{{New}}"}""", ("Authorization", "Bearer " + api.Token(Permissions.EditUsers)));

        Assert.Equal((HttpStatusCode.Forbidden, "permission-not-held"), (answer.Status, answer.Code));
        Assert.NotNull(await api.LogIn(user.Name, Support.Users.Password));
    }

    [Fact]
    public async Task A_guessable_password_answers_400_an_unknown_user_404_and_a_missing_permission_403()
    {
        var user = await api.UserWith();
        var weak = await api.Put(user.Path + "/password", """{"password":"administrator"}""");
        var unknown = await api.Put("/api/v1/users/01900000-0000-7000-8000-00000000dead/password", "{}");
        var unknownToo = await api.Put("/api/v1/users/01900000-0000-7000-8000-00000000dead/password", $$"""{"password":"{{New}}"}""");
        var forbidden = await api.Put(user.Path + "/password", "{}", ("Authorization", "Bearer " + api.Token(Permissions.AddUsers)));

        Assert.NotNull(weak.Error("password"));
        Assert.Equal("user-not-found", unknown.Code);
        Assert.Equal("user-not-found", unknownToo.Code);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
    }
}
