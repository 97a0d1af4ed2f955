using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class UpdateCompanyTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task What_is_given_is_changed_what_is_left_out_stays_and_null_clears()
    {
        var parent = await Make();
        var urn = await Make();

        var named = await api.Put(Path("company", urn), Of("parentCompany", parent, ",\"name\":\"Renamed Ltd\""));
        var kept = await api.Put(Path("company", urn), "{}");
        var cleared = await api.Put(Path("company", urn), """{"parentCompany":null}""");

        Assert.Equal(HttpStatusCode.Accepted, named.Status);
        AssertReference("company", parent, kept["parentCompany"]);
        Assert.Equal("Renamed Ltd", (string?)kept["name"]);
        Assert.Null(cleared["parentCompany"]);
        Assert.Equal((await api.Get(Path("company", urn))).Text, cleared.Text);
    }

    [Fact]
    public async Task A_new_name_is_read_through_the_people_who_work_there()
    {
        var urn = await Make();
        var identity = await api.Make("identity", Of("owner", OwnCompany, $$""","companies":[{"urn":"{{urn}}"}]"""));
        var number = await api.Scalar<int>($"select person_number from people where person_id = '{identity}'");

        await api.Put(Path("company", urn), """{"name":"Renamed Ltd"}""");

        Assert.Equal("Renamed Ltd", (string?)(await api.Get($"/api/v1/Person/{number}"))["Contact"]!["Name"]);
    }

    [Fact]
    public async Task The_owner_never_changes_and_is_not_even_judged()
    {
        var urn = await api.Make("company", Of("owner", OwnCompany, ",\"name\":\"n\""));

        var answer = await api.Put(Path("company", urn), Of("owner", await Make()));
        var nonsense = await api.Put(Path("company", urn), """{"owner":7,"organisation":7,"entity":7,"url":7}""");

        AssertReference("company", OwnCompany, answer["owner"]);
        Assert.Equal(answer.Text, nonsense.Text);
    }

    [Fact]
    public async Task No_company_stands_above_itself_not_even_when_two_try_at_once()
    {
        var (a, b) = (await Make(), await Make());
        var c = await api.Make("company", Of("parentCompany", b, ",\"name\":\"c\""));

        AssertInvalid("parentCompany", await api.Put(Path("company", a), Of("parentCompany", a)));
        AssertInvalid("parentCompany", await api.Put(Path("company", b), Of("parentCompany", c)));
        var race = await Task.WhenAll(api.Put(Path("company", a), Of("parentCompany", b)), api.Put(Path("company", b), Of("parentCompany", a)));

        Assert.Single(race, answer => answer.Status == HttpStatusCode.Accepted);
        Assert.Single(race, answer => answer.Error() == "400 INVALID_REPRESENTATION parentCompany");
    }

    [Fact]
    public async Task A_parent_that_is_unknown_or_not_the_callers_answers_404_unless_it_is_the_parent_already()
    {
        var parent = await Make();
        var urn = await api.Make("company", Of("parentCompany", parent, ",\"name\":\"n\""));
        var read = await api.Get(Path("company", urn), api.For(urn));

        AssertNotFound(await api.Put(Path("company", urn), Of("parentCompany", Unknown)));
        AssertNotFound(await api.Put(Path("company", urn), Of("parentCompany", await Make()), api.For(urn)));
        Assert.Equal(HttpStatusCode.Accepted, (await api.Put(Path("company", urn), read.Text, api.For(urn))).Status);
    }

    [Theory]
    [InlineData("""{"name":7}""", "name")]
    [InlineData("""{"name":""}""", "name")]
    [InlineData("""{"parentCompany":7}""", "parentCompany")]
    [InlineData("""{"parentCompany":{"urn":"x"}}""", "parentCompany")]
    public async Task A_member_of_another_type_or_a_blank_name_is_refused(string body, string field)
    {
        AssertInvalid(field, await api.Put(Path("company", await Make()), body));
    }

    [Fact]
    public async Task The_name_is_not_cleared()
    {
        AssertMissing("name", await api.Put(Path("company", await Make()), """{"name":null}"""));
    }

    [Fact]
    public async Task Another_urn_in_the_body_than_in_the_path_is_refused()
    {
        var urn = await Make();

        AssertInvalid("urn", await api.Put(Path("company", urn), $$"""{"urn":"{{Unknown}}"}"""));
        AssertInvalid("urn", await api.Put(Path("company", urn), """{"urn":7}"""));
        Assert.Equal(HttpStatusCode.Accepted, (await api.Put(Path("company", urn), $$"""{"urn":"{{urn.ToUpperInvariant()}}"}""")).Status);
    }

    [Fact]
    public async Task An_unknown_urn_answers_404_whatever_is_sent()
    {
        AssertNotFound(await api.Put(Path("company", Unknown), """{"name":"Changed"}"""));
        AssertNotFound(await api.Put(Path("company", Unknown), "{"));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_404_and_changes_nothing()
    {
        var urn = await Make();
        var before = await api.Get(Path("company", urn));

        var answer = await api.Put(Path("company", urn), """{"name":"Changed"}""", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        AssertNotFound(answer);
        Assert.Equal(before.Text, (await api.Get(Path("company", urn))).Text);
    }

    private Task<string> Make() => api.Company();
}
