using System.Net;
using Identities.Accounts;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Identities.Tests.Accounts;

public sealed class AuthenticateTests(Api api) : IClassFixture<Api>
{
    private const string Password = "a password of Jane's";

    [Theory]
    [InlineData("admin")]
    [InlineData("ADMIN")]
    public async Task The_right_password_answers_the_username_and_a_token_whatever_the_names_case(string username)
    {
        var answer = await LogIn(username, Api.AdminPassword);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal($$"""{"username":"admin","token":"{{answer["token"]}}"}""", answer.Text);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        var listed = await api.Get("/api/v1/Tags", ("Authorization", "Bearer " + answer["token"]));
        Assert.Equal(HttpStatusCode.OK, listed.Status);
    }

    [Fact]
    public async Task The_token_says_who_by_whom_for_whom_what_and_until_when()
    {
        var answer = await LogIn("admin", Api.AdminPassword);

        var payload = Jwt.PayloadOf((string)answer["token"]!);
        Assert.Equal(
            ["aud", "auth_time", "exp", "iat", "iss", "jti", "permission", "sub", "unique_name"],
            payload.Select(claim => claim.Key).Order(StringComparer.Ordinal));
        Assert.Equal("identities", (string?)payload["iss"]);
        Assert.Equal("identities", (string?)payload["aud"]);
        Assert.Equal("admin", (string?)payload["unique_name"]);
        Assert.Equal((await api.Scalar<Guid>("select user_id from users where username = 'admin'")).ToString(), (string?)payload["sub"]);
        Assert.Equal(
            Permissions.All.Order(StringComparer.Ordinal),
            payload["permission"]!.AsArray().Select(permission => (string)permission!).Order(StringComparer.Ordinal));
        Assert.Equal(60 * 60, (long)payload["exp"]! - (long)payload["iat"]!);
        Assert.Equal((long)payload["iat"]!, (long)payload["auth_time"]!);
        Assert.True(Guid.TryParse((string?)payload["jti"], out _));
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_user_and_a_deleted_one_are_answered_alike()
    {
        var name = await User();
        var deleted = await User();
        await api.Execute($"update users set deleted_at = now() where username = '{deleted}'");
        var disabled = await User();
        await api.Execute($"update users set disabled_at = now() where username = '{disabled}'");

        Answer[] answers =
        [
            await LogIn(name, "wrong"),
            await LogIn("nobody.at.all", Password),
            await LogIn(deleted, Password),
            await LogIn(disabled, Password),
            await LogIn(name, Password.ToUpperInvariant()),
        ];

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.Status));
        Assert.All(answers, answer => Assert.Equal("invalid-credentials", answer.Code));
        Assert.All(answers, answer => Assert.Equal("Bearer", answer.Header("WWW-Authenticate")));
        Assert.Single(answers.Select(answer => (string?)answer["detail"]).Distinct());
    }

    [Fact]
    public async Task A_success_forgets_earlier_failures()
    {
        var name = await User();
        await Fail(name, times: 4);
        Assert.Equal(HttpStatusCode.OK, (await LogIn(name, Password)).Status);
        Assert.Empty(await Failures(name));
        await Fail(name, times: 4);

        var answer = await LogIn(name, Password);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Empty(await Failures(name));
    }

    [Fact]
    public async Task Guesses_sent_at_once_are_counted_one_by_one()
    {
        var name = await User();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => LogIn(name, "wrong")));

        Assert.All(answers, answer => Assert.Equal("invalid-credentials", answer.Code));
        Assert.Equal([4], await Failures(name));
    }

    [Fact]
    public async Task Of_twenty_guesses_sent_at_once_few_are_tried_and_the_next_waits()
    {
        var name = await User();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => LogIn(name, "wrong")));

        Assert.All(answers, answer => Assert.Equal("invalid-credentials", answer.Code));
        // Five at once, and on a slow machine those whose second has passed meanwhile.
        Assert.InRange(Assert.Single(await Failures(name)), 5, 8);
        Assert.Equal("invalid-credentials", (await LogIn(name, Password)).Code);
    }

    [Fact]
    public async Task Ten_who_log_in_at_once_all_get_in()
    {
        var name = await User();

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => LogIn(name, Password)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(10, answers.Select(answer => (string?)answer["token"]).Distinct().Count());
    }

    [Theory]
    [InlineData("""{}""", "username")]
    [InlineData("""{"username":"admin"}""", "password")]
    [InlineData("""{"username":"admin","password":null}""", "password")]
    [InlineData("""{"username":"admin","password":""}""", "password")]
    [InlineData("""{"username":7,"password":"x"}""", "username")]
    [InlineData("""{"username":"ad\u0000min","password":"x"}""", "username")]
    public async Task A_missing_or_unacceptable_field_answers_400_and_is_named(string body, string field)
    {
        var answer = await api.Post("/api/v1/authenticate", body, ("Authorization", ""));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid-fields", answer.Code);
        Assert.NotNull(answer.Error(field));
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    [InlineData("")]
    public async Task A_body_that_is_not_JSON_answers_415(string contentType)
    {
        var answer = await api.Post("/api/v1/authenticate", "username=admin&password=x", ("Authorization", ""), ("Content-Type", contentType));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.Equal("unsupported-media-type", answer.Code);
    }

    [Fact]
    public async Task A_token_that_has_expired_does_not_keep_anybody_from_logging_in()
    {
        var answer = await api.Post(
            "/api/v1/authenticate",
            $$"""{"username":"admin","password":"{{Api.AdminPassword}}"}""",
            ("Authorization", "Bearer not.a.token"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    private Task<IReadOnlyList<int>> Failures(string name)
        => api.Column<int>($"select failures from log_in_failures where name_key = log_in_name('{name}')");

    private Task<Answer> LogIn(string username, string password)
        => api.Post("/api/v1/authenticate", $$"""{"username":"{{username}}","password":"{{password}}"}""", ("Authorization", ""));

    private async Task Fail(string username, int times)
    {
        for (var failure = 0; failure < times; failure++)
        {
            Assert.Equal("invalid-credentials", (await LogIn(username, "wrong")).Code);
        }
    }

    private async Task<string> User()
    {
        var name = "jane." + Guid.NewGuid();
        var hash = api.Services.GetRequiredService<Passwords>().Hash(Password);
        await api.Execute($"insert into users (user_id, username, password_hash) values ('{Guid.CreateVersion7()}', '{name}', '{hash}')");
        return name;
    }
}
