using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class UpdateIdentityTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task The_name_and_the_companies_are_changed_and_the_whole_is_answered()
    {
        var (a, b) = (await api.Company(), await api.Company());
        var urn = await api.Make("identity", Of("owner", a, $$""","name":"jane","companies":[{"urn":"{{a}}"}]"""));

        var answer = await api.Put(Path("identity", urn), $$"""{"name":"jd","companies":[{"urn":"{{b}}"},{"urn":"{{a}}"}]}""");

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal("jd", (string?)answer["name"]);
        Assert.Equal([b, a], answer.Urns("companies"));
        Assert.Equal((await api.Get(Path("identity", urn))).Text, answer.Text);
        Assert.Equal(2, await api.Version(urn));
    }

    [Fact]
    public async Task What_is_left_out_stays_and_null_clears()
    {
        var urn = await api.Make("identity", Of("owner", OwnCompany, $$""","name":"jane","companies":[{"urn":"{{OwnCompany}}"}]"""));

        var kept = await api.Put(Path("identity", urn), "{}");
        var withoutName = await api.Put(Path("identity", urn), """{"name":null}""");
        var without = await api.Put(Path("identity", urn), """{"companies":null}""");

        Assert.Equal("jane", (string?)kept["name"]);
        Assert.Equal([OwnCompany], kept.Urns("companies"));
        Assert.Null(withoutName["name"]);
        Assert.Equal([OwnCompany], withoutName.Urns("companies"));
        Assert.Equal([], without.Urns("companies"));
    }

    [Fact]
    public async Task The_representation_that_was_read_may_be_sent_back_and_changes_nothing()
    {
        var urn = await api.Make("identity", Of("owner", OwnCompany, $$""","name":"jane","companies":[{"urn":"{{OwnCompany}}"}]"""));
        await api.Make("email", Of("identity", urn, ",\"email\":\"jane.doe@example.com\""));
        var read = await api.Get(Path("identity", urn));
        var version = await api.Version(urn);

        var answer = await api.Put(Path("identity", urn), read.Text);

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal(read.Text, answer.Text);
        Assert.Equal(version, await api.Version(urn));
    }

    [Theory]
    [InlineData("""{"owner":{"urn":"01900000-0000-7000-8000-00000000dead"}}""")]
    [InlineData("""{"owner":{"urn":"x"}}""")]
    [InlineData("""{"owner":null}""")]
    [InlineData("""{"owner":7,"persons":7,"emails":null,"clientIdentifiers":"x","url":7,"addresses":[7]}""")]
    public async Task What_never_changes_is_not_even_judged(string body)
    {
        var urn = await Make();
        var before = await api.Get(Path("identity", urn));

        var answer = await api.Put(Path("identity", urn), body);

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal(before.Text, answer.Text);
    }

    [Fact]
    public async Task The_companies_are_those_of_the_other_surfaces_and_the_first_one_added_is_the_primary_one()
    {
        var (a, b) = (await api.Company(), await api.Make("company", """{"name":"Second Ltd"}"""));
        var urn = await Make();
        var number = await api.Scalar<int>($"select person_number from people where person_id = '{urn}'");

        await api.Put(Path("identity", urn), $$"""{"companies":[{"urn":"{{a}}"}]}""");
        var first = await api.Get($"/api/v1/Person/{number}");
        await api.Put(Path("identity", urn), $$"""{"companies":[{"urn":"{{b}}"},{"urn":"{{a}}"}]}""");
        var still = await api.Get($"/api/v1/Person/{number}");
        await api.Put(Path("identity", urn), $$"""{"companies":[{"urn":"{{b}}"}]}""");
        var none = await api.Get($"/api/v1/Person/{number}");
        await api.Put(Path("identity", urn), "{\"companies\":[]}");
        await api.Put(Path("identity", urn), $$"""{"companies":[{"urn":"{{b}}"},{"urn":"{{a}}"}]}""");
        var again = await api.Get($"/api/v1/Person/{number}");

        Assert.Equal("Example Ltd", (string?)first["Contact"]!["Name"]);
        Assert.Equal("Example Ltd", (string?)still["Contact"]!["Name"]);
        Assert.NotEqual("Second Ltd", (string?)none["Contact"]?["Name"]);
        Assert.Equal("Second Ltd", (string?)again["Contact"]!["Name"]);
    }

    [Fact]
    public async Task An_unknown_company_answers_404_and_nothing_is_changed()
    {
        var urn = await Make();

        AssertNotFound(await api.Put(Path("identity", urn), $$"""{"name":"changed","companies":[{"urn":"{{Unknown}}"}]}"""));

        Assert.Equal("jane", (string?)(await api.Get(Path("identity", urn)))["name"]);
        Assert.Equal(1, await api.Version(urn));
    }

    [Theory]
    [InlineData("""{"name":7}""", "name")]
    [InlineData("""{"name":"\ud800"}""", "name")]
    [InlineData("""{"companies":"x"}""", "companies")]
    [InlineData("""{"companies":[{"urn":"x"}]}""", "companies.urn")]
    public async Task A_member_of_another_type_is_refused_by_its_name(string body, string field)
    {
        AssertInvalid(field, await api.Put(Path("identity", await Make()), body));
    }

    [Fact]
    public async Task A_company_without_its_urn_is_refused_by_that_name()
    {
        AssertMissing("companies.urn", await api.Put(Path("identity", await Make()), """{"companies":[{"url":"/n/v1/company/x"}]}"""));
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_refused()
    {
        AssertInvalid("name", await api.Put(Path("identity", await Make()), $$"""{"name":"{{new string('n', 256)}}"}"""));
    }

    [Fact]
    public async Task Of_many_writers_at_once_the_last_one_wins_and_each_makes_a_version()
    {
        var urn = await Make();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(turn => api.Put(Path("identity", urn), $$"""{"name":"turn {{turn}}"}""")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.Status));
        Assert.Equal(21, await api.Version(urn));
        var last = (string?)(await api.Get(Path("identity", urn)))["name"];
        Assert.Contains(last, answers.Select(answer => (string?)answer["name"]));
    }

    [Fact]
    public async Task Another_urn_in_the_body_than_in_the_path_is_refused()
    {
        var urn = await Make();

        AssertInvalid("urn", await api.Put(Path("identity", urn), $$"""{"urn":"{{Unknown}}"}"""));
        AssertInvalid("urn", await api.Put(Path("identity", urn), """{"urn":7}"""));
        Assert.Equal(HttpStatusCode.Accepted, (await api.Put(Path("identity", urn), $$"""{"urn":"{{urn.ToUpperInvariant()}}"}""")).Status);
    }

    [Fact]
    public async Task An_unknown_urn_answers_404_whatever_is_sent()
    {
        AssertNotFound(await api.Put(Path("identity", Unknown), """{"name":"changed"}"""));
        AssertNotFound(await api.Put(Path("identity", Unknown), "{"));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_404_and_changes_nothing()
    {
        var urn = await Make();
        var before = await api.Get(Path("identity", urn));

        var answer = await api.Put(Path("identity", urn), """{"name":"changed"}""", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        AssertNotFound(answer);
        Assert.Equal(before.Text, (await api.Get(Path("identity", urn))).Text);
    }

    private Task<string> Make() => api.Identity();

    [Fact]
    public async Task Companies_are_written_though_the_primary_one_goes_or_has_gone()
    {
        var (a, b, c) = (await api.Company(), await api.Company(), await api.Company());
        var urn = await api.Make("identity", Of("owner", a, $$""","companies":[{"urn":"{{a}}"},{"urn":"{{b}}"}]"""));

        var without = await api.Put(Path("identity", urn), $$"""{"companies":[{"urn":"{{b}}"}]}""");
        var same = await api.Put(Path("identity", urn), (await api.Get(Path("identity", urn))).Text);
        var more = await api.Put(Path("identity", urn), $$"""{"companies":[{"urn":"{{b}}"},{"urn":"{{c}}"}]}""");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (without.Status, same.Status));
        Assert.Equal([b], same.Urns("companies"));
        Assert.Equal([b, c], more.Urns("companies"));
        Assert.Equal(Guid.Parse(c), await api.Scalar<Guid>($"select company_id from person_companies where person_id = '{urn}' and is_primary"));
    }
}
