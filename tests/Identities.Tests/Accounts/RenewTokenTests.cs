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
