using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;
using static Identities.Tests.Dialects.Baack.Baack;

namespace Identities.Tests.Dialects.Baack;

public sealed class GetPersonNameTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_name_from_another_surface_is_read_with_what_it_lacks_as_null()
    {
        var identity = await api.Given.Person("""{"aliases":[{"lastName":"Doe","middleName":"M"}]}""");
        var person = Assert.Single((await api.Get(Path("identity", identity))).Urns("persons"));
        var urn = Assert.Single((await api.Get(Path("person", person))).Urns("names"));

        var answer = await api.Get(Path("personname", urn));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["urn", "url", "person", "givenName", "familyName", "honorificPrefix"], answer.Members());
        AssertReference("person", person, answer["person"]);
        Assert.Equal((null, "Doe", null), ((string?)answer["givenName"], (string?)answer["familyName"], (string?)answer["honorificPrefix"]));
    }

    [Fact]
    public async Task An_unknown_urn_answers_404()
    {
        AssertNotFound(await api.Get(Path("personname", Unknown)));
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_404()
    {
        var urn = await Make();

        AssertNotFound(await api.Get(Path("personname", urn), ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity))));
    }

    private async Task<string> Make() => await api.Make("personname", Of("person", await api.Person(), ",\"givenName\":\"Jane\""));
}
