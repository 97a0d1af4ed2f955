using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Identities.Tests.ApiKeys;

public sealed class RevokeApiKeyTests(Api api) : IClassFixture<Api>
{
    private const string Path = "/api/v1/apiKeys";

    [Fact]
    public async Task A_revoked_key_is_gone_with_its_hash_and_the_log_remembers_it()
    {
        var user = await api.UserWith();
        var key = await api.Post(Path, """{"name":"Old"}""", user.Bearer);

        var answer = await api.Delete($"{Path}/{key["apiKeyId"]}", user.Bearer);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("true", answer.Text);
        Assert.Equal("[]", (await api.Get(Path, user.Bearer)).Text);
        Assert.Equal(0, await api.Scalar<long>($"select count(*) from api_key_hashes where api_key_id = '{key["apiKeyId"]}'"));
        Assert.Equal("Old", await api.Scalar<string>($"select before ->> 'name' from logged_changes where item_id = '{key["apiKeyId"]}' and after is null"));
    }

    [Fact]
    public async Task The_second_call_answers_404()
    {
        var user = await api.UserWith();
        var key = await api.Post(Path, null, user.Bearer);
        await api.Delete($"{Path}/{key["apiKeyId"]}", user.Bearer);

        var answer = await api.Delete($"{Path}/{key["apiKeyId"]}", user.Bearer);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("api-key-not-found", answer.Code);
    }

    [Fact]
    public async Task Somebody_elses_key_answers_404_and_stays()
    {
        var (user, other) = (await api.UserWith(), await api.UserWith([.. Permissions.All]));
        var key = await api.Post(Path, null, user.Bearer);

        var answer = await api.Delete($"{Path}/{key["apiKeyId"]}", other.Bearer);

        Assert.Equal("api-key-not-found", answer.Code);
        Assert.Single((await api.Get(Path, user.Bearer)).Json!.AsArray());
    }

    [Fact]
    public async Task A_token_restricted_to_companies_answers_403()
    {
        var user = await api.UserWith();
        var key = await api.Post(Path, null, user.Bearer);
        var token = api.Services.GetRequiredService<AccessTokens>().Issue(user.Id, user.Name, [], []);

        var answer = await api.Delete($"{Path}/{key["apiKeyId"]}", ("Authorization", "Bearer " + token));

        Assert.Equal("token-restricted", answer.Code);
    }
}
