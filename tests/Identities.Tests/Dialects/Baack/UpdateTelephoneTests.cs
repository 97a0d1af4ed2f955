using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class UpdateTelephoneTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task What_is_given_is_changed_what_is_left_out_stays_and_null_clears()
    {
        var urn = await Make(",\"type\":\"Work mobile\"");

        var number = await api.Put(Path("telephone", urn), """{"number":"+47 (0) 2"}""");
        var type = await api.Put(Path("telephone", urn), """{"type":null}""");

        Assert.Equal(HttpStatusCode.Accepted, number.Status);
        Assert.Equal(("+47 (0) 2", "Work mobile"), ((string?)number["number"], (string?)number["type"]));
        Assert.Equal(("+47 (0) 2", null), ((string?)type["number"], (string?)type["type"]));
        Assert.Equal("+4702", await api.Scalar<string>($"select digits from phones where phone_id = '{urn}'"));
    }

    [Theory]
    [InlineData("work", "Head office", "work")]
    [InlineData("work", "Mobile", "mobile")]
    [InlineData("work", "home", "home")]
    [InlineData("Work mobile", "work", "work")]
    public async Task Another_label_leaves_the_kind_unless_it_names_one(string before, string after, string kind)
    {
        var urn = await Make($",\"type\":\"{before}\"");

        var answer = await api.Put(Path("telephone", urn), $$"""{"type":"{{after}}"}""");

        Assert.Equal(after, (string?)answer["type"]);
        Assert.Equal(kind, await api.Scalar<string>($"select kind from phones where phone_id = '{urn}'"));
    }

    [Fact]
    public async Task The_representation_that_was_read_may_be_sent_back_and_changes_nothing()
    {
        var identity = await api.Identity();
        var urn = await api.Make("telephone", Of("identity", identity, ",\"number\":\"1\",\"type\":\"Mobile\""));
        await api.Execute($"update phones set number = ' ' where phone_id = '{urn}'");
        var version = await api.Version(identity);
        var read = await api.Get(Path("telephone", urn));

        var answer = await api.Put(Path("telephone", urn), read.Text);

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal(read.Text, answer.Text);
        Assert.Equal(version, await api.Version(identity));
    }

    [Theory]
    [InlineData("""{"number":7}""", "number")]
    [InlineData("""{"number":" "}""", "number")]
    [InlineData("""{"type":7}""", "type")]
    public async Task A_member_of_another_type_or_a_blank_number_is_refused(string body, string field)
    {
        AssertInvalid(field, await api.Put(Path("telephone", await Make()), body));
    }

    [Fact]
    public async Task The_number_is_not_cleared_and_the_identity_not_even_judged()
    {
        var urn = await Make();

        AssertMissing("number", await api.Put(Path("telephone", urn), """{"number":null}"""));
        Assert.Equal(HttpStatusCode.Accepted, (await api.Put(Path("telephone", urn), """{"identity":7}""")).Status);
    }

    [Fact]
    public async Task Another_urn_in_the_body_than_in_the_path_is_refused()
    {
        var urn = await Make();

        AssertInvalid("urn", await api.Put(Path("telephone", urn), $$"""{"urn":"{{Unknown}}"}"""));
        AssertInvalid("urn", await api.Put(Path("telephone", urn), """{"urn":7}"""));
        Assert.Equal(HttpStatusCode.Accepted, (await api.Put(Path("telephone", urn), $$"""{"urn":"{{urn.ToUpperInvariant()}}"}""")).Status);
    }

    [Fact]
    public async Task An_unknown_urn_answers_404_whatever_is_sent()
    {
        AssertNotFound(await api.Put(Path("telephone", Unknown), """{"number":"2"}"""));
        AssertNotFound(await api.Put(Path("telephone", Unknown), "{"));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_404_and_changes_nothing()
    {
        var urn = await Make();
        var before = await api.Get(Path("telephone", urn));

        var answer = await api.Put(Path("telephone", urn), """{"number":"2"}""", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        AssertNotFound(answer);
        Assert.Equal(before.Text, (await api.Get(Path("telephone", urn))).Text);
    }

    private async Task<string> Make(string more = "") => await api.Make("telephone", Of("identity", await api.Identity(), ",\"number\":\"1\"" + more));
}
