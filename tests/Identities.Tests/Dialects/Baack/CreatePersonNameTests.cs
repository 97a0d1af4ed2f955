using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class CreatePersonNameTests(Api api) : IClassFixture<Api>
{
    private const int Arranged = 2;

    [Fact]
    public async Task A_name_is_the_native_alias_of_the_same_id()
    {
        var identity = await api.Identity();
        var person = await api.Make("person", Of("identity", identity));

        var answer = await api.Post("/n/v1/personname/", Of("person", person, ",\"givenName\":\"Jane\",\"familyName\":\"Doe\",\"honorificPrefix\":\"Dr.\""));

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(Path("personname", answer.Urn()), answer.Header("Location"));
        Assert.Equal(
            $$"""{"urn":"{{answer.Urn()}}","url":"/n/v1/personname/{{answer.Urn()}}","person":{"urn":"{{person}}","url":"/n/v1/person/{{person}}"},"givenName":"Jane","familyName":"Doe","honorificPrefix":"Dr."}""",
            answer.Text);
        Assert.Equal(
            $$"""[{"personAliasId":"{{answer.Urn()}}","firstName":"Jane","lastName":"Doe","middleName":null,"title":"Dr."}]""",
            (await api.Get($"/api/v1/people/{identity}/aliases")).Text);
    }

    [Fact]
    public async Task An_equal_name_is_answered_as_it_is_and_another_one_comes_last()
    {
        var identity = await api.Given.Person("""{"aliases":[{"firstName":"Jane","lastName":"Doe"}]}""");
        var person = (await api.Post("/n/v1/person", Of("identity", identity))).Urn();
        var first = Assert.Single((await api.Get(Path("person", person))).Urns("names"));

        var equal = await api.Post("/n/v1/personname", Of("person", person, ",\"givenName\":\"Jane\",\"familyName\":\"Doe\""));
        var other = await api.Post("/n/v1/personname", Of("person", person, ",\"givenName\":\"Jane\""));

        Assert.Equal(HttpStatusCode.Created, equal.Status);
        Assert.Equal(first, equal.Urn());
        Assert.Equal([first, other.Urn()], (await api.Get(Path("person", person))).Urns("names"));
    }

    [Theory]
    [InlineData("""{}""", "person")]
    [InlineData("""{"givenName":"Jane"}""", "person")]
    [InlineData("""{"person":{"urn":"01900000-0000-7000-8000-00000000dead"}}""", "givenName")]
    [InlineData("""{"person":{"urn":"01900000-0000-7000-8000-00000000dead"},"givenName":null}""", "givenName")]
    public async Task Without_a_required_member_it_is_refused_by_its_name(string body, string field)
    {
        AssertMissing(field, await api.Post("/n/v1/personname", body));
    }

    [Theory]
    [InlineData(",\"givenName\":7", "givenName")]
    [InlineData(",\"givenName\":\" \"", "givenName")]
    [InlineData(",\"givenName\":\"J\",\"familyName\":[]", "familyName")]
    [InlineData(",\"givenName\":\"J\",\"honorificPrefix\":\"\\udc00\"", "honorificPrefix")]
    public async Task A_member_of_another_type_or_out_of_bounds_is_refused_by_its_name(string members, string field)
    {
        var rows = await api.Scalar<long>("select count(*) from logged_changes");

        var answer = await api.Post("/n/v1/personname", await Body(members));

        AssertInvalid(field, answer);
        Assert.True(await api.Scalar<long>("select count(*) from logged_changes") <= rows + Arranged);
    }

    [Fact]
    public async Task Below_something_unknown_nothing_is_made()
    {
        AssertNotFound(await api.Post("/n/v1/personname", Of("person", Unknown, ",\"givenName\":\"Jane\"")));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_404()
    {
        var reader = ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity));

        AssertNotFound(await api.Post("/n/v1/personname", Of("person", await Parent(), ",\"givenName\":\"Jane\""), reader));
    }

    private Task<string> Parent() => api.Person();

    private async Task<string> Body(string members) => Of("person", await Parent(), members);
}
