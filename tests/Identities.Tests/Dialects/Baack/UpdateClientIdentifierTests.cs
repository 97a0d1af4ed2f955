using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class UpdateClientIdentifierTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task What_is_given_is_changed_what_is_left_out_stays_and_null_clears()
    {
        var urn = await Make(await api.Identity(), ",\"expires\":\"2999-01-01\"");

        var token = await api.Put(Path("clientidentifier", urn), """{"token":"t-2"}""");
        var expires = await api.Put(Path("clientidentifier", urn), """{"expires":null}""");

        Assert.Equal(HttpStatusCode.Accepted, token.Status);
        Assert.Equal(("example.com", "t-2", "2999-01-01T00:00:00.000"), ((string?)token["domain"], (string?)token["token"], (string?)token["expires"]));
        Assert.Null(expires["expires"]);
        Assert.Equal((await api.Get(Path("clientidentifier", urn))).Text, expires.Text);
    }

    [Fact]
    public async Task Values_that_the_identity_has_already_are_refused()
    {
        var identity = await api.Identity();
        await Make(identity);
        var other = await api.Make("clientidentifier", Of("identity", identity, ",\"domain\":\"example.com\",\"token\":\"t-2\""));

        AssertInvalid("token", await api.Put(Path("clientidentifier", other), """{"token":"t-1"}"""));

        Assert.Equal("t-2", (string?)(await api.Get(Path("clientidentifier", other)))["token"]);
    }

    [Fact]
    public async Task The_representation_that_was_read_may_be_sent_back_and_changes_nothing()
    {
        var identity = await api.Identity();
        var urn = await Make(identity, ",\"expires\":\"2999-01-01T00:00:00.123\"");
        var read = await api.Get(Path("clientidentifier", urn));

        var answer = await api.Put(Path("clientidentifier", urn), read.Text);

        Assert.Equal(read.Text, answer.Text);
        Assert.Equal(2, await api.Version(identity));
    }

    [Fact]
    public async Task An_expiry_that_has_passed_ends_it()
    {
        var urn = await Make();

        var answer = await api.Put(Path("clientidentifier", urn), """{"expires":"2020-01-01"}""");

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        AssertNotFound(await api.Get(Path("clientidentifier", urn)));
    }

    [Theory]
    [InlineData("""{"domain":7}""", "domain")]
    [InlineData("""{"domain":""}""", "domain")]
    [InlineData("""{"token":""}""", "token")]
    [InlineData("""{"expires":"soon"}""", "expires")]
    public async Task A_member_of_another_type_or_an_empty_one_is_refused(string body, string field)
    {
        AssertInvalid(field, await api.Put(Path("clientidentifier", await Make()), body));
    }

    [Fact]
    public async Task Domain_and_token_are_not_cleared_and_the_identity_not_even_judged()
    {
        var urn = await Make();

        AssertMissing("domain", await api.Put(Path("clientidentifier", urn), """{"domain":null}"""));
        AssertMissing("token", await api.Put(Path("clientidentifier", urn), """{"token":null}"""));
        Assert.Equal(HttpStatusCode.Accepted, (await api.Put(Path("clientidentifier", urn), """{"identity":7}""")).Status);
    }

    [Fact]
    public async Task Another_urn_in_the_body_than_in_the_path_is_refused()
    {
        var urn = await Make();

        AssertInvalid("urn", await api.Put(Path("clientidentifier", urn), $$"""{"urn":"{{Unknown}}"}"""));
        AssertInvalid("urn", await api.Put(Path("clientidentifier", urn), """{"urn":7}"""));
        Assert.Equal(HttpStatusCode.Accepted, (await api.Put(Path("clientidentifier", urn), $$"""{"urn":"{{urn.ToUpperInvariant()}}"}""")).Status);
    }

    [Fact]
    public async Task An_unknown_urn_answers_404_whatever_is_sent()
    {
        AssertNotFound(await api.Put(Path("clientidentifier", Unknown), """{"token":"changed"}"""));
        AssertNotFound(await api.Put(Path("clientidentifier", Unknown), "{"));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_404_and_changes_nothing()
    {
        var urn = await Make();
        var before = await api.Get(Path("clientidentifier", urn));

        var answer = await api.Put(Path("clientidentifier", urn), """{"token":"changed"}""", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        AssertNotFound(answer);
        Assert.Equal(before.Text, (await api.Get(Path("clientidentifier", urn))).Text);
    }

    private async Task<string> Make() => await Make(await api.Identity());

    private Task<string> Make(string identity, string more = "")
        => api.Make("clientidentifier", Of("identity", identity, ",\"domain\":\"example.com\",\"token\":\"t-1\"" + more));

    [Fact]
    public async Task What_was_read_may_be_sent_back_though_the_moment_had_more_digits()
    {
        var identity = await api.Identity();
        var urn = await api.Make(
            "clientidentifier", Of("identity", identity, ",\"domain\":\"example.com\",\"token\":\"t\",\"expires\":\"2031-01-01T00:00:00.123456\""));
        var version = await api.Version(identity);

        await api.Put(Path("clientidentifier", urn), (await api.Get(Path("clientidentifier", urn))).Text);

        Assert.Equal(version, await api.Version(identity));
    }
}
