using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class UpdatePersonNameTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task What_is_given_is_changed_what_is_left_out_stays_and_null_clears()
    {
        var urn = await api.Make("personname", Of("person", await api.Person(), ",\"givenName\":\"Jane\",\"familyName\":\"Doe\",\"honorificPrefix\":\"Dr.\""));

        var answer = await api.Put(Path("personname", urn), """{"givenName":"Janet","honorificPrefix":null}""");

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal(("Janet", "Doe", null), ((string?)answer["givenName"], (string?)answer["familyName"], (string?)answer["honorificPrefix"]));
        Assert.Equal((await api.Get(Path("personname", urn))).Text, answer.Text);
    }

    [Fact]
    public async Task A_middle_name_that_is_not_shown_here_stays()
    {
        var (identity, urn) = await Native("""{"firstName":"Jane","middleName":"M","lastName":"Doe"}""");

        await api.Put(Path("personname", urn), """{"givenName":"Janet"}""");

        Assert.Equal("M", (string?)(await api.Get($"/api/v1/people/{identity}/aliases")).Json![0]!["middleName"]);
    }

    [Fact]
    public async Task What_another_surface_has_stored_in_its_own_way_may_be_sent_back()
    {
        var longName = new string('n', 256);
        var (identity, urn) = await Native($$"""{"lastName":"{{longName}}"}""");
        var read = await api.Get(Path("personname", urn));

        var answer = await api.Put(Path("personname", urn), read.Text);
        var changed = await api.Put(Path("personname", urn), $$"""{"givenName":null,"familyName":"{{longName}}","honorificPrefix":"Dr."}""");

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal(read.Text, answer.Text);
        Assert.Equal(HttpStatusCode.Accepted, changed.Status);
        Assert.Equal("Dr.", (string?)changed["honorificPrefix"]);
        AssertInvalid("familyName", await api.Put(Path("personname", urn), $$"""{"familyName":"{{longName}}n"}"""));
        Assert.Equal(2, await api.Version(identity));
    }

    [Fact]
    public async Task A_name_of_which_nothing_is_left_goes()
    {
        var (identity, urn) = await Native("""{"lastName":"Doe"}""");

        var answer = await api.Put(Path("personname", urn), """{"familyName":null}""");

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Null(answer["familyName"]);
        Assert.Equal("[]", (await api.Get($"/api/v1/people/{identity}/aliases")).Text);
        Assert.Single((await api.Get(Path("identity", identity))).Urns("persons"));
    }

    [Theory]
    [InlineData("""{"givenName":7}""", "givenName")]
    [InlineData("""{"givenName":""}""", "givenName")]
    [InlineData("""{"familyName":{}}""", "familyName")]
    [InlineData("""{"honorificPrefix":true}""", "honorificPrefix")]
    public async Task A_member_of_another_type_or_a_blank_given_name_is_refused(string body, string field)
    {
        AssertInvalid(field, await api.Put(Path("personname", await Make()), body));
    }

    [Fact]
    public async Task The_given_name_is_not_cleared()
    {
        AssertMissing("givenName", await api.Put(Path("personname", await Make()), """{"givenName":null}"""));
    }

    [Fact]
    public async Task Its_person_is_not_even_judged()
    {
        var urn = await Make();
        var before = await api.Get(Path("personname", urn));

        Assert.Equal(before.Text, (await api.Put(Path("personname", urn), """{"person":{"urn":"x"},"url":7}""")).Text);
    }

    [Fact]
    public async Task Another_urn_in_the_body_than_in_the_path_is_refused()
    {
        var urn = await Make();

        AssertInvalid("urn", await api.Put(Path("personname", urn), $$"""{"urn":"{{Unknown}}"}"""));
        AssertInvalid("urn", await api.Put(Path("personname", urn), """{"urn":7}"""));
        Assert.Equal(HttpStatusCode.Accepted, (await api.Put(Path("personname", urn), $$"""{"urn":"{{urn.ToUpperInvariant()}}"}""")).Status);
    }

    [Fact]
    public async Task An_unknown_urn_answers_404_whatever_is_sent()
    {
        AssertNotFound(await api.Put(Path("personname", Unknown), """{"givenName":"Changed"}"""));
        AssertNotFound(await api.Put(Path("personname", Unknown), "{"));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_404_and_changes_nothing()
    {
        var urn = await Make();
        var before = await api.Get(Path("personname", urn));

        var answer = await api.Put(Path("personname", urn), """{"givenName":"Changed"}""", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        AssertNotFound(answer);
        Assert.Equal(before.Text, (await api.Get(Path("personname", urn))).Text);
    }

    private async Task<string> Make() => await api.Make("personname", Of("person", await api.Person(), ",\"givenName\":\"Jane\""));

    private async Task<(string Identity, string Name)> Native(string alias)
    {
        var identity = await api.Given.Person($$"""{"aliases":[{{alias}}]}""");
        return (identity, (string)(await api.Get($"/api/v1/people/{identity}/aliases")).Json![0]!["personAliasId"]!);
    }

    [Fact]
    public async Task Blank_texts_that_need_not_be_there_are_none()
    {
        var urn = await api.Make("personname", Of("person", await api.Person(), ",\"givenName\":\"Jane\",\"familyName\":\"Doe\",\"honorificPrefix\":\" \""));

        var answer = await api.Put(Path("personname", urn), """{"familyName":""}""");

        Assert.Null(answer["familyName"]);
        Assert.Null(answer["honorificPrefix"]);
    }
}
