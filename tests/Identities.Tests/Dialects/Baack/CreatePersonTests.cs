using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class CreatePersonTests(Api api) : IClassFixture<Api>
{
    private const int Arranged = 1;

    [Fact]
    public async Task The_person_of_an_identity_is_made_with_an_id_of_its_own()
    {
        var identity = await Parent();

        var answer = await api.Post("/n/v1/person/", Of("identity", identity, ",\"birthDate\":\"1980-05-17T13:45:00.123\""));

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(Path("person", answer.Urn()), answer.Header("Location"));
        Assert.NotEqual(identity, answer.Urn());
        Assert.Equal(
            $$"""{"urn":"{{answer.Urn()}}","url":"/n/v1/person/{{answer.Urn()}}","birthDate":"1980-05-17T00:00:00.000","identity":{"urn":"{{identity}}","url":"/n/v1/identity/{{identity}}"},"names":[],"telephones":[],"addresses":[]}""",
            answer.Text);
        AssertReference("person", answer.Urn(), Assert.Single((await api.Get(Path("identity", identity)))["persons"]!.AsArray()));
    }

    [Fact]
    public async Task The_second_call_answers_the_same_person_as_it_is()
    {
        var identity = await Parent();
        var first = await api.Post("/n/v1/person", Of("identity", identity));
        var version = await api.Version(identity);

        var second = await api.Post("/n/v1/person", Of("identity", identity, ",\"birthDate\":\"1980-05-17\""));

        Assert.Equal(HttpStatusCode.Created, second.Status);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(version, await api.Version(identity));
    }

    [Fact]
    public async Task Many_calls_at_once_make_one_person()
    {
        var identity = await Parent();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.Post("/n/v1/person", Of("identity", identity))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
    }

    [Theory]
    [InlineData("/api/v1/people/{0}/aliases", """{"firstName":"Jane"}""")]
    [InlineData("/api/v1/people/{0}/addresses", """{"city":"Oslo"}""")]
    [InlineData("/api/v1/Person/{1}", """{"Firstname":"Jane"}""")]
    [InlineData("/api/v1/Person/{1}", """{"BirthDate":"1980-05-17T00:00:00Z"}""")]
    [InlineData("/api/v1/Person/{1}", """{"MobilePhones":[{"Value":"+47 123"}]}""")]
    public async Task A_name_birth_date_telephone_or_address_from_another_surface_makes_it_too(string path, string body)
    {
        var identity = await Parent();
        var number = await api.Scalar<int>($"select person_number from people where person_id = '{identity}'");
        Assert.Empty((await api.Get(Path("identity", identity))).Urns("persons"));

        var elsewhere = string.Format(System.Globalization.CultureInfo.InvariantCulture, path, identity, number);
        var written = await api.Send(path.Contains("Person", StringComparison.Ordinal) ? HttpMethod.Patch : HttpMethod.Put, elsewhere, body);

        Assert.Equal(HttpStatusCode.OK, written.Status);
        var person = Assert.Single((await api.Get(Path("identity", identity))).Urns("persons"));
        Assert.Equal(HttpStatusCode.OK, (await api.Get(Path("person", person))).Status);
        Assert.Equal(person, (await api.Post("/n/v1/person", Of("identity", identity))).Urn());
    }

    [Fact]
    public async Task It_stays_when_another_surface_takes_its_content_away()
    {
        var identity = await api.Given.Person("""{"aliases":[{"firstName":"Jane"}],"addresses":[{"city":"Oslo"}]}""");
        var number = await api.Scalar<int>($"select person_number from people where person_id = '{identity}'");
        await api.Patch($"/api/v1/Person/{number}", """{"BirthDate":"1980-05-17T00:00:00Z"}""");
        var person = Assert.Single((await api.Get(Path("identity", identity))).Urns("persons"));

        await api.Execute($"delete from aliases where person_id = '{identity}'");
        await api.Execute($"delete from addresses where person_id = '{identity}'");
        await api.Patch($"/api/v1/Person/{number}", """{"BirthDate":"0001-01-01T00:00:00"}""");

        var answer = await api.Get(Path("person", person));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Null(answer["birthDate"]);
    }

    [Theory]
    [InlineData("""{}""", "identity")]
    [InlineData("""{"identity":null}""", "identity")]
    [InlineData("""{"identity":{}}""", "identity")]
    public async Task Without_a_required_member_it_is_refused_by_its_name(string body, string field)
    {
        AssertMissing(field, await api.Post("/n/v1/person", body));
    }

    [Theory]
    [InlineData(",\"birthDate\":\"yesterday\"", "birthDate")]
    [InlineData(",\"birthDate\":19800517", "birthDate")]
    [InlineData(",\"birthDate\":\"1980-02-30\"", "birthDate")]
    [InlineData(",\"birthDate\":\"\\u0000\"", "birthDate")]
    public async Task A_member_of_another_type_or_out_of_bounds_is_refused_by_its_name(string members, string field)
    {
        var rows = await api.Scalar<long>("select count(*) from logged_changes");

        var answer = await api.Post("/n/v1/person", await Body(members));

        AssertInvalid(field, answer);
        Assert.True(await api.Scalar<long>("select count(*) from logged_changes") <= rows + Arranged);
    }

    [Fact]
    public async Task Below_something_unknown_nothing_is_made()
    {
        AssertNotFound(await api.Post("/n/v1/person", Of("identity", Unknown)));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_404()
    {
        var reader = ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity));

        AssertNotFound(await api.Post("/n/v1/person", Of("identity", await Parent()), reader));
    }

    private Task<string> Parent() => api.Identity();

    private async Task<string> Body(string members) => Of("identity", await Parent(), members);
}
