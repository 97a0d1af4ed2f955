using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class CreateClientIdentifierTests(Api api) : IClassFixture<Api>
{
    private const int Arranged = 1;

    [Theory]
    [InlineData("", "null")]
    [InlineData(",\"expires\":null", "null")]
    [InlineData(",\"expires\":\"2999-07-14T11:00:00.61+02:00\"", "\"2999-07-14T09:00:00.610\"")]
    [InlineData(",\"expires\":\"2999-07-14T09:00:00\"", "\"2999-07-14T09:00:00.000\"")]
    public async Task An_identifier_is_made_with_its_expiry_in_UTC(string expires, string shown)
    {
        var identity = await Parent();

        var answer = await api.Post("/n/v1/clientidentifier/", Of("identity", identity, ",\"domain\":\"example.com\",\"token\":\"t-1\"" + expires));

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(Path("clientidentifier", answer.Urn()), answer.Header("Location"));
        Assert.Equal(
            $$"""{"urn":"{{answer.Urn()}}","url":"/n/v1/clientidentifier/{{answer.Urn()}}","identity":{"urn":"{{identity}}","url":"/n/v1/identity/{{identity}}"},"domain":"example.com","token":"t-1","expires":{{shown}}}""",
            answer.Text);
        Assert.Equal([answer.Urn()], (await api.Get(Path("identity", identity))).Urns("clientIdentifiers"));
    }

    [Fact]
    public async Task Equal_values_answer_the_identifier_that_is_there()
    {
        var identity = await Parent();
        var first = await api.Post("/n/v1/clientidentifier", Of("identity", identity, ",\"domain\":\"example.com\",\"token\":\"t-1\""));

        var equal = await api.Post("/n/v1/clientidentifier", Of("identity", identity, ",\"domain\":\"example.com\",\"token\":\"t-1\",\"expires\":\"2999-01-01\""));
        var otherCase = await api.Post("/n/v1/clientidentifier", Of("identity", identity, ",\"domain\":\"example.com\",\"token\":\"T-1\""));
        var otherIdentity = await api.Post("/n/v1/clientidentifier", await Body(",\"domain\":\"example.com\",\"token\":\"t-1\""));

        Assert.Equal(HttpStatusCode.Created, equal.Status);
        Assert.Equal(first.Text, equal.Text);
        Assert.NotEqual(first.Urn(), otherCase.Urn());
        Assert.NotEqual(first.Urn(), otherIdentity.Urn());
    }

    [Fact]
    public async Task Equal_values_of_an_expired_one_make_a_new_one()
    {
        var identity = await Parent();
        var expires = api.Clock.GetUtcNow().AddMinutes(1).ToString("O");
        var first = await api.Post("/n/v1/clientidentifier", Of("identity", identity, $",\"domain\":\"example.com\",\"token\":\"t-1\",\"expires\":\"{expires}\""));
        api.Clock.Advance(TimeSpan.FromMinutes(2));

        var second = await api.Post("/n/v1/clientidentifier", Of("identity", identity, ",\"domain\":\"example.com\",\"token\":\"t-1\""));

        Assert.Equal(HttpStatusCode.Created, second.Status);
        Assert.NotEqual(first.Urn(), second.Urn());
        Assert.Equal([second.Urn()], (await api.Get(Path("identity", identity))).Urns("clientIdentifiers"));
    }

    [Fact]
    public async Task Many_calls_at_once_make_one_identifier()
    {
        var identity = await Parent();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => api.Post(
            "/n/v1/clientidentifier", Of("identity", identity, ",\"domain\":\"example.com\",\"token\":\"t-1\""))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        Assert.Equal(1, await api.Scalar<long>($"select count(*) from client_identifiers where person_id = '{identity}'"));
    }

    [Fact]
    public async Task A_token_longer_than_an_index_takes_is_stored()
    {
        var token = string.Concat(Enumerable.Range(0, 8192).Select(place => (char)('a' + (place * 7919 % 26))));

        var answer = await api.Post("/n/v1/clientidentifier", await Body($",\"domain\":\"example.com\",\"token\":\"{token}\""));

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        AssertInvalid("token", await api.Post("/n/v1/clientidentifier", await Body($",\"domain\":\"example.com\",\"token\":\"{token}x\"")));
    }

    [Theory]
    [InlineData("""{"domain":"d","token":"t"}""", "identity")]
    [InlineData("""{"identity":{"urn":"01900000-0000-7000-8000-00000000dead"},"token":"t"}""", "domain")]
    [InlineData("""{"identity":{"urn":"01900000-0000-7000-8000-00000000dead"},"domain":"d"}""", "token")]
    public async Task Without_a_required_member_it_is_refused_by_its_name(string body, string field)
    {
        AssertMissing(field, await api.Post("/n/v1/clientidentifier", body));
    }

    [Theory]
    [InlineData(",\"domain\":\"\",\"token\":\"t\"", "domain")]
    [InlineData(",\"domain\":\"d\",\"token\":\"\"", "token")]
    [InlineData(",\"domain\":7,\"token\":\"t\"", "domain")]
    [InlineData(",\"domain\":\"d\",\"token\":\"t\",\"expires\":\"soon\"", "expires")]
    [InlineData(",\"domain\":\"d\",\"token\":\"t\",\"expires\":7", "expires")]
    public async Task A_member_of_another_type_or_out_of_bounds_is_refused_by_its_name(string members, string field)
    {
        var rows = await api.Scalar<long>("select count(*) from logged_changes");

        var answer = await api.Post("/n/v1/clientidentifier", await Body(members));

        AssertInvalid(field, answer);
        Assert.True(await api.Scalar<long>("select count(*) from logged_changes") <= rows + Arranged);
    }

    [Fact]
    public async Task Below_something_unknown_nothing_is_made()
    {
        AssertNotFound(await api.Post("/n/v1/clientidentifier", Of("identity", Unknown, ",\"domain\":\"d\",\"token\":\"t\"")));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_404()
    {
        var reader = ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity));

        AssertNotFound(await api.Post("/n/v1/clientidentifier", Of("identity", await Parent(), ",\"domain\":\"d\",\"token\":\"t\""), reader));
    }

    private Task<string> Parent() => api.Identity();

    private async Task<string> Body(string members) => Of("identity", await Parent(), members);
}
