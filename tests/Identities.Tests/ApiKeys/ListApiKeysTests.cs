using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Identities.Tests.ApiKeys;

public sealed class ListApiKeysTests(Api api) : IClassFixture<Api>
{
    private const string Path = "/api/v1/apiKeys";

    [Fact]
    public async Task Your_own_keys_are_listed_in_the_order_they_were_issued()
    {
        var (user, other) = (await api.UserWith(), await api.UserWith());
        var first = await api.Post(Path, """{"name":"First"}""", user.Bearer);
        var second = await api.Post(Path, """{"name":"Second","expires":"2100-01-01"}""", user.Bearer);
        await api.ApiKey(other);

        var answer = await api.Get(Path, user.Bearer);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""[{"apiKeyId":"{{first["apiKeyId"]}}","name":"First","created":"{{first["created"]}}","expires":null},"""
            + $$"""{"apiKeyId":"{{second["apiKeyId"]}}","name":"Second","created":"{{second["created"]}}","expires":"2100-01-01T00:00:00Z"}]""",
            answer.Text);
    }

    [Fact]
    public async Task Pages_lead_to_the_next_one()
    {
        var user = await api.UserWith();
        await api.ApiKey(user, """{"name":"1"}""");
        await api.ApiKey(user, """{"name":"2"}""");

        var first = await api.Get(Path + "?limit=1", user.Bearer);
        var second = await api.Get(first.Header("Link")!.Split('<', '>')[1], user.Bearer);

        Assert.Equal("1", (string?)first.Json![0]!["name"]);
        Assert.Equal("2", (string?)second.Json![0]!["name"]);
        Assert.Null(second.Header("Link"));
    }

    [Fact]
    public async Task A_subject_that_is_no_user_has_none()
    {
        Assert.Equal("[]", (await api.Get(Path)).Text);
    }

    [Fact]
    public async Task A_limit_that_is_no_number_answers_400()
    {
        var answer = await api.Get(Path + "?limit=many");

        Assert.Equal("invalid-fields", answer.Code);
    }

    [Fact]
    public async Task A_token_restricted_to_companies_answers_403()
    {
        var token = api.Services.GetRequiredService<AccessTokens>().Issue("somebody", "somebody", Permissions.All, []);

        var answer = await api.Get(Path, ("Authorization", "Bearer " + token));

        Assert.Equal("token-restricted", answer.Code);
    }
}
