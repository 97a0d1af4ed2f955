using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class ApiKeyCredentialsTests(Api api) : IClassFixture<Api>
{
    private const string Path = "/tags";

    private static readonly (string, string) NoToken = ("Authorization", "");

    [Fact]
    public async Task A_key_is_as_good_as_a_token_of_its_user()
    {
        var user = await api.UserWith(Permissions.ReadTags, Permissions.AddTags);
        var key = await api.ApiKey(user);

        var listed = await api.Get(Path, NoToken, ("X-API-KEY", key));
        var made = await api.Post(Path, """{"title":"Made with a key"}""", NoToken, ("X-API-KEY", key));
        var people = await api.Get("/users", NoToken, ("X-API-KEY", key));

        Assert.Equal(HttpStatusCode.OK, listed.Status);
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal(HttpStatusCode.Forbidden, people.Status);
        Assert.Equal(user.Id, await api.Scalar<string>($"select actor from logged_changes where item_id = '{made["id"]}'"));
    }

    [Fact]
    public async Task The_permissions_are_those_of_now()
    {
        var user = await api.UserWith(Permissions.ReadTags);
        var key = await api.ApiKey(user);
        Assert.Equal(HttpStatusCode.OK, await Status(key));

        await api.Execute($"delete from role_permissions where role_id = '{user.Id}'");
        await Eventually.Holds("the key has lost the permission", async () => await Status(key) == HttpStatusCode.Forbidden);

        await api.Execute($"insert into role_permissions values ('{user.Id}', '{Permissions.ReadTags}')");
        await Eventually.Holds("the key has it again", async () => await Status(key) == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_revoked_key_ends_within_a_second_on_every_instance()
    {
        var user = await api.UserWith(Permissions.ReadTags);
        var issued = await api.Post("/api/v1/apiKeys", null, user.Bearer);
        await using var other = await Api.Start(api.ConnectionString, api.Clock);
        using var client = new HttpClient { BaseAddress = new Uri(other.Urls.First()) };
        client.DefaultRequestHeaders.Add("X-API-KEY", (string)issued["key"]!);
        Assert.Equal(HttpStatusCode.OK, await StatusThere(client));

        await api.Delete($"/api/v1/apiKeys/{issued["apiKeyId"]}", user.Bearer);
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusThere(client));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status((string)issued["key"]!));
        await other.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("disabled_at = now()")]
    [InlineData("deleted_at = now()")]
    [InlineData("tokens_valid_from = now() + interval '1 hour'")]
    public async Task A_user_who_was_disabled_deleted_or_reset_takes_the_keys_along(string refusal)
    {
        var user = await api.UserWith(Permissions.ReadTags);
        var key = await api.ApiKey(user);
        Assert.Equal(HttpStatusCode.OK, await Status(key));

        await api.Execute($"update users set {refusal} where user_id = '{user.Id}'");

        await Eventually.Holds("the key is refused", async () => await Status(key) == HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_key_ends_at_its_expiry_though_it_was_good_a_moment_ago()
    {
        var user = await api.UserWith(Permissions.ReadTags);
        var expires = api.Clock.GetUtcNow().AddMinutes(10).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        var key = await api.ApiKey(user, $$"""{"expires":"{{expires}}"}""");
        Assert.Equal(HttpStatusCode.OK, await Status(key));

        api.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(HttpStatusCode.Unauthorized, await Status(key));
    }

    [Fact]
    public async Task A_key_keeps_its_user_out_of_nothing_but_the_surfaces_that_take_tokens_only()
    {
        var key = await api.ApiKey(await api.UserWith([.. Permissions.All]));

        Assert.Equal(HttpStatusCode.Unauthorized, (await api.Get("/api/v1/Tags", NoToken, ("X-API-KEY", key))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await api.Get("/api/v1/Person/default", NoToken, ("X-API-KEY", key))).Status);
    }

    [Fact]
    public async Task Beside_a_token_the_key_does_not_count()
    {
        var key = await api.ApiKey(await api.UserWith(Permissions.ReadTags));

        var weaker = await api.Get(Path, ("Authorization", "Bearer " + api.Token()), ("X-API-KEY", key));
        var broken = await api.Get(Path, ("Authorization", "Bearer a.b.c"), ("X-API-KEY", key));
        var stronger = await api.Get(Path, ("X-API-KEY", "idk_nonsense"));

        Assert.Equal(HttpStatusCode.Forbidden, weaker.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, broken.Status);
        Assert.Equal(HttpStatusCode.OK, stronger.Status);
    }

    [Theory]
    [InlineData("idk_")]
    [InlineData("idk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("idk_'; drop table api_keys; --AAAAAAAAAAAAAAAAAA")]
    public async Task A_key_that_nobody_issued_answers_401_in_the_dialects_words(string key)
    {
        var answer = await api.Get(Path, NoToken, ("X-API-KEY", key));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Contains("Bearer", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Equal(401, (int?)answer["status"]);
        Assert.Equal((string?)answer["detail"], (string?)answer["message"]);
    }

    private async Task<HttpStatusCode> Status(string key) => (await api.Get(Path, NoToken, ("X-API-KEY", key))).Status;

    private static async Task<HttpStatusCode> StatusThere(HttpClient client)
    {
        using var response = await client.GetAsync(new Uri(Path, UriKind.Relative), TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
