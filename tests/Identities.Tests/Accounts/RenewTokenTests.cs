using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Identities.Tests.Accounts;

public sealed class RenewTokenTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_valid_token_is_exchanged_for_a_fresh_one_that_lasts_longer()
    {
        var (userId, name) = await User(Permissions.ReadTags);
        var token = Tokens.Issue(userId, name, [Permissions.ReadTags]);
        api.Clock.Advance(TimeSpan.FromMinutes(10));

        var answer = await Renew(token);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal($$"""{"username":"{{name}}","token":"{{answer["token"]}}"}""", answer.Text);
        var (before, after) = (Jwt.PayloadOf(token), Jwt.PayloadOf((string)answer["token"]!));
        Assert.InRange((long)after["exp"]! - (long)before["exp"]!, 10 * 60, (10 * 60) + 60);
        Assert.Equal(userId, (string?)after["sub"]);
        Assert.NotEqual((string?)before["jti"], (string?)after["jti"]);
        Assert.Equal(HttpStatusCode.OK, (await api.Get("/api/v1/Tags", ("Authorization", "Bearer " + answer["token"]))).Status);
    }

    [Fact]
    public async Task The_fresh_token_has_the_permissions_of_now()
    {
        var (userId, name) = await User(Permissions.ReadTags, Permissions.AddTags);

        var answer = await Renew(Tokens.Issue(userId, name, [Permissions.DeleteTags]));

        Assert.Equal([Permissions.AddTags, Permissions.ReadTags], PermissionsOf(answer).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_subject_that_is_no_user_here_keeps_its_permissions()
    {
        var answer = await Renew(Tokens.Issue("a service of ours", "importer", [Permissions.ReadTags]));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("importer", (string?)answer["username"]);
        Assert.Equal([Permissions.ReadTags], PermissionsOf(answer));
        Assert.Equal("a service of ours", (string?)Jwt.PayloadOf((string)answer["token"]!)["sub"]);
    }

    [Theory]
    [InlineData("01900000-0000-7000-8000-00000000c0de")]
    [InlineData(null)]
    public async Task A_restricted_token_stays_restricted(string? company)
    {
        var token = Tokens.Issue("a service of ours", "importer", [Permissions.ReadTags], company is null ? [] : [company]);

        var answer = await Renew(token);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            company is null ? "[]" : $"[\"{company}\"]",
            Jwt.PayloadOf((string)answer["token"]!)["company"]!.ToJsonString());
        var listed = await api.Get("/api/v1/Tags", ("Authorization", "Bearer " + answer["token"]));
        Assert.Equal("token-restricted", listed.Code);
    }

    [Fact]
    public async Task An_expired_token_cannot_be_renewed()
    {
        var (userId, name) = await User();
        var token = Tokens.Issue(userId, name, []);
        Assert.Equal(HttpStatusCode.OK, (await Renew(token)).Status);
        api.Clock.Advance(TimeSpan.FromMinutes(61));

        var answer = await Renew(token);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("unauthenticated", answer.Code);
    }

    [Theory]
    [InlineData("disabled_at")]
    [InlineData("deleted_at")]
    [InlineData("tokens_valid_from")]
    public async Task Whoever_has_just_been_disabled_deleted_or_reset_gets_no_fresh_token(string column)
    {
        var (userId, name) = await User(Permissions.ReadTags);
        var token = Tokens.Issue(userId, name, [Permissions.ReadTags]);
        Assert.Equal(HttpStatusCode.OK, (await Renew(token)).Status);
        await api.Execute($"update users set {column} = '{api.Clock.GetUtcNow().AddSeconds(2):O}' where user_id = '{userId}'");

        var answer = await Renew(token);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("unauthenticated", answer.Code);
    }

    [Fact]
    public async Task A_session_ends_twelve_hours_after_its_log_in_however_often_it_is_renewed()
    {
        var user = await api.UserWithPassword(Permissions.ReadTags);
        var token = user.Token;
        var loggedInAt = (long)Jwt.PayloadOf(token)["auth_time"]!;

        for (var minutes = 50; minutes < 12 * 60; minutes += 50)
        {
            api.Clock.Advance(TimeSpan.FromMinutes(50));
            var renewed = await Renew(token);
            Assert.Equal(HttpStatusCode.OK, renewed.Status);
            token = (string)renewed["token"]!;
            Assert.Equal(loggedInAt, (long)Jwt.PayloadOf(token)["auth_time"]!);
            Assert.InRange((long)Jwt.PayloadOf(token)["exp"]!, loggedInAt + 1, loggedInAt + (12 * 60 * 60));
        }

        Assert.Equal(loggedInAt + (12 * 60 * 60), (long)Jwt.PayloadOf(token)["exp"]!);
        api.Clock.Advance(TimeSpan.FromMinutes(20) + TimeSpan.FromSeconds(5));
        var ended = await Renew(token);
        api.Clock.Advance(TimeSpan.FromSeconds(30));
        var listed = await api.Get("/api/v1/Tags", ("Authorization", "Bearer " + token));

        Assert.Equal((HttpStatusCode.Unauthorized, "session-ended"), (ended.Status, ended.Code));
        Assert.Equal(HttpStatusCode.Unauthorized, listed.Status);
    }

    [Theory]
    [InlineData(-11 * 60 * 60, true)]
    [InlineData(-13 * 60 * 60, false)]
    public async Task The_session_of_a_token_that_does_not_tell_its_log_in_counts_from_its_own_beginning(int issued, bool isRenewed)
    {
        var now = api.Clock.GetUtcNow().ToUnixTimeSeconds();
        var old = Jwt.Of($$"""{"iss":"identities","aud":"identities","sub":"a service of ours","iat":{{now + issued}},"exp":{{now + 600}},"permission":[]}""");

        var answer = await Renew(old);

        Assert.Equal(isRenewed ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, answer.Status);
        Assert.True(!isRenewed || (long)Jwt.PayloadOf((string)answer["token"]!)["auth_time"]! == now + issued);
    }

    [Fact]
    public async Task The_length_of_a_session_is_set_by_the_deployment_and_no_token_outlives_it()
    {
        await using var shorter = await Api.Start(api.ConnectionString, api.Clock, "--Jwt:SessionLifetime", "00:10:00");
        using var client = new HttpClient { BaseAddress = new Uri(shorter.Urls.First()) };
        using var body = new StringContent($$"""{"username":"{{Api.AdminName}}","password":"{{Api.AdminPassword}}"}""", System.Text.Encoding.UTF8, "application/json");

        using var answer = await client.PostAsync(new Uri("/api/v1/authenticate", UriKind.Relative), body, TestContext.Current.CancellationToken);

        var token = (string)System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["token"]!;
        Assert.Equal(10 * 60, (long)Jwt.PayloadOf(token)["exp"]! - (long)Jwt.PayloadOf(token)["auth_time"]!);
        await shorter.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Without_a_token_it_answers_401()
    {
        var answer = await api.Get("/api/v1/renewToken", ("Authorization", ""));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("Bearer", answer.Header("WWW-Authenticate"));
    }

    private AccessTokens Tokens => api.Services.GetRequiredService<AccessTokens>();

    private Task<Answer> Renew(string token) => api.Get("/api/v1/renewToken", ("Authorization", "Bearer " + token));

    private static IEnumerable<string> PermissionsOf(Answer answer)
        => Jwt.PayloadOf((string)answer["token"]!)["permission"]!.AsArray().Select(permission => (string)permission!);

    private async Task<(string UserId, string Name)> User(params string[] permissions)
    {
        var userId = Guid.CreateVersion7().ToString();
        var roleId = Guid.CreateVersion7();
        var name = "jane." + Guid.NewGuid();
        await api.Execute($"""
            insert into users (user_id, username, password_hash) values ('{userId}', '{name}', '');
            insert into roles (role_id, name) values ('{roleId}', '{roleId}');
            insert into user_roles (user_id, role_id) values ('{userId}', '{roleId}');
            insert into role_permissions (role_id, permission)
            select '{roleId}', permission from unnest(string_to_array('{string.Join(',', permissions)}', ',')) as permission;
            """);
        return (userId, name);
    }
}
