using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class GetPersonTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_person_is_answered_as_JSON_LD_with_every_member()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person($$"""
            {"aliases":[{"firstName":"Jane","middleName":"van","lastName":"Doe","title":"Dr."}],
             "addresses":[{"street":"Main Street 1","city":"Utrecht","postalCode":"3511 AB","country":"Netherlands"}],"tags":[{"tagId":"{{tagId}}"}]}
            """);

        var answer = await api.Get($"/people/{personId}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/ld+json", answer.MediaType);
        Assert.Equal("application/merge-patch+json", answer.Header("Accept-Patch"));
        Assert.Equal("</docs.jsonld>; rel=\"http://www.w3.org/ns/hydra/core#apiDocumentation\"", answer.Header("Link"));
        Assert.Equal(
            [
                "@context", "@id", "@type", "id", "familyName", "givenName", "additionalName", "initials", "honorificPrefix", "jobTitle", "customerId",
                "linkedinId", "externalSource", "isTracked", "createdAt", "updatedAt", "importedAt", "archivedAt", "owner", "tags", "segments",
                "organizations", "_organizations", "emailAddresses", "phoneNumbers", "address", "avatarUrl", "dealSize", "totalDeals", "totalLostDeals",
                "totalWonDeals", "linkedinEnrichment",
            ],
            answer.Json!.AsObject().Select(member => member.Key));
        Assert.Equal(("/contexts/Person", $"/people/{personId}", "Person"), ((string?)answer["@context"], (string?)answer["@id"], (string?)answer["@type"]));
        Assert.Equal(personId, (string?)answer["id"]);
        Assert.Equal(
            ("Doe", "Jane", "van", "Dr."),
            ((string?)answer["familyName"], (string?)answer["givenName"], (string?)answer["additionalName"], (string?)answer["honorificPrefix"]));
        Assert.Equal("""{"city":"Utrecht","postalCode":"3511 AB","street":"Main Street 1","country":"NL"}""", answer["address"]!.ToJsonString());
        Assert.Equal([$"/tags/{tagId}"], answer.Texts("tags"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$", (string)answer["createdAt"]!);
        Assert.Null(answer["archivedAt"]);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json;q=0.9, application/ld+json;q=0.1, text/html")]
    public async Task Plain_JSON_is_the_same_without_the_members_that_link(string accept)
    {
        var personId = await api.Given.Person();
        var linked = (await api.Get($"/people/{personId}")).Json!.AsObject();

        var answer = await api.Get($"/people/{personId}", ("Accept", accept));

        Assert.Equal("application/json", answer.MediaType);
        foreach (var name in new[] { "@context", "@id", "@type" })
        {
            linked.Remove(name);
        }

        Assert.Equal(linked.ToJsonString(), answer.Json!.ToJsonString());
    }

    [Theory]
    [InlineData("*/*")]
    [InlineData("application/*")]
    [InlineData("application/json;q=0.5, application/ld+json")]
    [InlineData("nonsense")]
    public async Task Whoever_does_not_care_gets_JSON_LD(string accept)
    {
        var answer = await api.Get($"/people/{await api.Given.Person()}", ("Accept", accept));

        Assert.Equal("application/ld+json", answer.MediaType);
    }

    [Fact]
    public async Task Below_the_clouds_prefix_IRIs_lead_there_and_errors_are_this_dialects()
    {
        var personId = await api.Given.Person();

        var answer = await api.Get($"/identities/people/{personId}");

        Assert.Equal($"/identities/people/{personId}", (string?)answer["@id"]);
        Assert.Equal("Not Found", (await api.Get($"/identities/people/{Guid.NewGuid()}")).ErrorDetail());
        Assert.Equal("Method Not Allowed", (await api.Delete($"/identities/people/{personId}")).ErrorDetail());
    }

    [Fact]
    public async Task HEAD_is_GET_without_the_body()
    {
        var answer = await api.Send(HttpMethod.Head, $"/people/{await api.Given.Person()}", null);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/ld+json", answer.MediaType);
        Assert.Equal("", answer.Text);
    }

    [Theory]
    [InlineData("/people/01900000-0000-7000-8000-00000000dead")]
    [InlineData("/people/7")]
    [InlineData("/people/01900000000070008000000000000001")]
    public async Task Nobody_answers_404_and_the_whole_error_object(string path)
    {
        var answer = await api.Get(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("application/problem+json", answer.MediaType);
        Assert.Equal(
            """
            {"@context":"/contexts/Error","@id":"/errors/404","@type":"Error","title":"An error occurred","detail":"Not Found","status":404,"type":"/errors/404","description":"Not Found","message":"Not Found"}
            """.Trim(),
            answer.Text);
    }

    [Fact]
    public async Task Without_a_token_it_answers_401_without_the_permission_403_and_without_a_format_406()
    {
        var path = $"/people/{await api.Given.Person()}";

        var anonymous = await api.Get(path, ("Authorization", ""));
        var forbidden = await api.Get(path, ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity)));
        var unacceptable = await api.Get(path, ("Accept", "text/html"));

        Assert.Equal((HttpStatusCode.Unauthorized, "Full authentication is required to access this resource."), (anonymous.Status, anonymous.ErrorDetail()));
        Assert.StartsWith("Bearer", anonymous.Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Forbidden, "The token lacks the permission 'Read All Identity'."), (forbidden.Status, forbidden.ErrorDetail()));
        Assert.Equal(HttpStatusCode.NotAcceptable, unacceptable.Status);
        Assert.NotNull(unacceptable.ErrorDetail());
    }

    [Fact]
    public async Task A_method_that_is_not_there_answers_405_and_names_those_that_are()
    {
        var answer = await api.Delete($"/people/{await api.Given.Person()}");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal("Method Not Allowed", answer.ErrorDetail());
        Assert.Contains("GET", answer.Header("Allow"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_surfaces_keep_their_own_errors()
    {
        Assert.Equal("route-not-found", (await api.Get("/nothing")).Code);
        Assert.Equal("person-not-found", (await api.Get($"/api/v1/people/{Guid.NewGuid()}")).Code);
        Assert.Equal("route-not-found", (await api.Get("/api/v1/segments")).Code);
        Assert.Equal("method-not-allowed", (await api.Put("/identities/api/v1/people", "{}")).Code);
    }

    [Theory]
    [InlineData("GET", "/people/nope", true)]
    [InlineData("GET", "/people/01900000-0000-7000-8000-00000000dead", true)]
    [InlineData("DELETE", "/people/01900000-0000-7000-8000-00000000dead", true)]
    [InlineData("GET", "/people", false)]
    public async Task In_plain_JSON_an_error_has_no_linking_members_wherever_it_arises(string method, string path, bool withToken)
    {
        (string, string)[] headers = withToken ? [("Accept", "application/json")] : [("Accept", "application/json"), ("Authorization", "")];

        var answer = await api.Send(new HttpMethod(method), path, null, headers);

        Assert.True((int)answer.Status >= 400);
        Assert.DoesNotContain(answer.Json!.AsObject(), member => member.Key.StartsWith('@'));
        Assert.NotNull(answer["message"]);
    }
}
