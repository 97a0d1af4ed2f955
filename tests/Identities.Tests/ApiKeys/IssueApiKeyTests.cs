using System.Net;
using System.Security.Cryptography;
using System.Text;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Identities.Tests.ApiKeys;

public sealed class IssueApiKeyTests(Api api) : IClassFixture<Api>
{
    private const string Path = "/api/v1/apiKeys";

    [Fact]
    public async Task A_key_is_shown_once_with_its_name_and_its_end()
    {
        var user = await api.UserWith();

        var answer = await api.Post(Path, """{"name":"Newsletter","expires":"2100-01-01T00:00:00Z"}""", user.Bearer);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("Newsletter", (string?)answer["name"]);
        Assert.Equal("2100-01-01T00:00:00Z", (string?)answer["expires"]);
        Assert.Matches("^idk_[A-Za-z0-9_-]{43}$", (string?)answer["key"]);
        Assert.DoesNotContain((string)answer["key"]!, (await api.Get(Path, user.Bearer)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_body_the_key_has_no_name_and_no_end()
    {
        var user = await api.UserWith();

        var answer = await api.Post(Path, null, user.Bearer);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Null(answer["name"]);
        Assert.Null(answer["expires"]);
    }

    [Fact]
    public async Task The_same_call_twice_issues_two_keys()
    {
        var user = await api.UserWith();

        var first = await api.ApiKey(user);
        var second = await api.ApiKey(user);

        Assert.NotEqual(first, second);
        Assert.Equal(2, (await api.Get(Path, user.Bearer)).Json!.AsArray().Count);
    }

    [Fact]
    public async Task Only_a_hash_of_the_key_is_stored_and_the_change_log_has_not_even_that()
    {
        var user = await api.UserWith();

        var answer = await api.Post(Path, """{"name":"Logged"}""", user.Bearer);

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes((string)answer["key"]!)));
        Assert.Equal(hash, await api.Scalar<string>($"select encode(key_hash, 'hex') from api_key_hashes where api_key_id = '{answer["apiKeyId"]}'"));
        var logged = await api.Scalar<string>($"select actor || origin || after::text from logged_changes where item_table = 'api_keys' and item_id = '{answer["apiKeyId"]}'");
        Assert.StartsWith(user.Id + "native", logged, StringComparison.Ordinal);
        Assert.Contains("Logged", logged, StringComparison.Ordinal);
        Assert.Equal(0, await api.Scalar<long>($"select count(*) from logged_changes where logged_changes::text like '%{hash}%' or logged_changes::text like '%{answer["key"]}%'"));
    }

    [Theory]
    [InlineData("""{"name":7}""", "invalid-fields", "name")]
    [InlineData("""{"name":"a\u0000b"}""", "invalid-fields", "name")]
    [InlineData("""{"expires":"tomorrow"}""", "invalid-fields", "expires")]
    [InlineData("""{"expires":"2020-01-01T00:00:00Z"}""", "expires-in-the-past", "expires")]
    public async Task An_unacceptable_field_answers_400_and_issues_nothing(string body, string code, string field)
    {
        var user = await api.UserWith();

        var answer = await api.Post(Path, body, user.Bearer);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(code, answer.Code);
        Assert.NotNull(answer.Error(field));
        Assert.Equal("[]", (await api.Get(Path, user.Bearer)).Text);
    }

    [Theory]
    [InlineData("01900000-0000-7000-8000-00000000cafe")]
    [InlineData("somebody")]
    [InlineData("")]
    public async Task A_token_whose_subject_is_no_user_answers_403(string subject)
    {
        var token = api.Services.GetRequiredService<AccessTokens>().Issue(subject, "jane.doe@example.com", Permissions.All);

        var answer = await api.Post(Path, "{}", ("Authorization", "Bearer " + token));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("no-user-of-ours", answer.Code);
    }

    [Theory]
    [InlineData("disabled_at = now()")]
    [InlineData("deleted_at = now()")]
    [InlineData("tokens_valid_from = now() + interval '1 minute'")]
    public async Task A_user_who_was_refused_since_the_token_was_issued_gets_no_key(string refusal)
    {
        var user = await api.UserWith();
        await api.Execute($"update users set {refusal} where user_id = '{user.Id}'");

        var answer = await api.Post(Path, "{}", user.Bearer);

        Assert.Contains(answer.Status, new[] { HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized });
        Assert.Equal(0, await api.Scalar<long>($"select count(*) from api_keys where user_id = '{user.Id}'"));
    }

    [Fact]
    public async Task A_token_restricted_to_companies_answers_403()
    {
        var user = await api.UserWith();
        var token = api.Services.GetRequiredService<AccessTokens>().Issue(user.Id, user.Name, Permissions.All, []);

        var answer = await api.Post(Path, "{}", ("Authorization", "Bearer " + token));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("token-restricted", answer.Code);
    }

    [Fact]
    public async Task A_key_issues_no_keys()
    {
        var user = await api.UserWith([.. Permissions.All]);
        var key = await api.ApiKey(user);

        var answer = await api.Post(Path, "{}", ("Authorization", ""), ("X-API-KEY", key));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }
}
