using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class CreateOrganizationTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task An_organization_is_made_with_everything_that_can_be_written()
    {
        var (user, picture, segment, person) = (await api.User(), await api.Picture(), await api.Segment(), await api.RogerRogerPerson());
        var tag = "/tags/" + await api.Given.Tag();

        var answer = await api.Post("/organizations", $$"""
            {"title":"Doe Ltd","description":"Makes things","website":"https://example.com","customerId":"7","externalSource":"erp","chamberOfCommerceNumber":"123",
             "linkedinId":"doe-ltd","archivedAt":"2026-01-15T12:00:00.5Z","owner":"{{user}}","avatar":"{{picture}}","people":["{{person}}","{{person}}"],"tags":["{{tag}}"],
             "segments":["{{segment}}"],"emailAddresses":[{"email":"b@example.com"},{"email":"a@example.com"}],
             "phoneNumbers":[{"phoneNumber":"+31 30 123","phoneType":"work"},{"phoneNumber":"7"},{"phoneNumber":"7"}],
             "address":{"city":"Utrecht","country":"nl"},"createdAt":"2020-01-01","linkedinInternalId":"9","avatarUrl":"x","unknown":1}
            """);

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(
            $$"""
            {"title":"Doe Ltd","description":"Makes things","website":"https://example.com","customerId":"7","externalSource":"erp","chamberOfCommerceNumber":"123","linkedinId":"doe-ltd","linkedinPublicIdentifier":null,"linkedinInternalId":null,"importedAt":null,"archivedAt":"2026-01-15T12:00:00+00:00","owner":"{{user}}","people":["{{person}}"],"tags":["{{tag}}"],"segments":["{{segment}}"],"emailAddresses":[{"email":"b@example.com"},{"email":"a@example.com"}],"phoneNumbers":[{"phoneNumber":"+31 30 123","phoneType":"work"},{"phoneNumber":"7","phoneType":null}],"address":{"city":"Utrecht","postalCode":null,"street":null,"country":"NL"},"avatarUrl":"{{picture}}","integrationParticipants":[],"companyEnrichment":[]}
            """.Trim(),
            answer.Line("@context", "@id", "@type", "id", "createdAt", "updatedAt"));
        Assert.Equal(answer.Text, (await api.Get(answer.Header("Location")!)).Text);
    }

    [Fact]
    public async Task Those_who_are_named_work_there_on_every_surface_and_get_a_version()
    {
        var person = await api.RogerRogerPerson();

        var organization = await api.Made("/organizations", $$"""{"title":"Doe Ltd","people":["{{person}}"]}""");

        Assert.Equal([organization], (await api.Get(person)).Texts("organizations"));
        Assert.Equal(2, await api.VersionOfPerson(person));
        var number = await api.Scalar<int>($"select person_number from people where person_id = '{People.IdIn(person)}'");
        Assert.Equal("Doe Ltd", (string?)(await api.Get($"/api/v1/Person/{number}"))["Contact"]!["Name"]);
    }

    [Fact]
    public async Task Every_broken_rule_is_named()
    {
        var disabled = await api.Given.Tag(more: ""","disabled":true""");

        var answer = await api.Post("/organizations", $$"""
            {"title":" ","website":"{{new string('x', 256)}}","tags":["/tags/{{disabled}}"],"emailAddresses":[{"email":"nonsense"},{"email":"a@example.com"},{"email":"A@example.com"},{}],
             "phoneNumbers":[{"phoneNumber":""}],"address":{"country":"ZZ"} }
            """);

        Assert.Equal(
            [
                "title: This value should not be blank.",
                "website: This value is too long. It should have 255 characters or less.",
                "tags[0]: The tag is disabled.",
                "emailAddresses[0].email: This value is not a valid email address.",
                "emailAddresses[2].email: This collection should contain only unique elements.",
                "emailAddresses[3].email: This value should not be blank.",
                "phoneNumbers[0].phoneNumber: This value should not be blank.",
                "address.country: This value is not a valid country.",
            ],
            answer.BrokenRules());
        Assert.Equal(0, await api.Scalar<long>("select count(*) from companies where length(website) > 255"));
    }

    [Theory]
    [InlineData("""{"title":7}""", "The type of the \"title\" attribute must be \"string\", \"int\" given.")]
    [InlineData("""{"people":"x"}""", "The type of the \"people\" attribute must be \"array\", \"string\" given.")]
    [InlineData("""{"people":["/people/01900000-0000-7000-8000-00000000dead"]}""", "Item not found for \"/people/01900000-0000-7000-8000-00000000dead\".")]
    [InlineData("""{"owner":"/people/01900000-0000-7000-8000-00000000dead"}""", "Invalid IRI \"/people/01900000-0000-7000-8000-00000000dead\".")]
    [InlineData("""{"phoneNumbers":[{"phoneNumber":"1","phoneType":"pager"}]}""", "The value of the \"phoneNumbers[0].phoneType\" attribute must be one of \"mobile\", \"work\", \"home\", \"fax\", \"other\".")]
    [InlineData("""{"@id":"/organizations/x"}""", "Update is not allowed for this operation.")]
    public async Task A_body_of_the_wrong_shape_answers_400(string body, string detail)
    {
        var answer = await api.Post("/organizations", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(detail, answer.ErrorDetail());
    }

    [Fact]
    public async Task Another_media_type_answers_415_and_without_the_permission_to_mutate_403()
    {
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await api.Post("/organizations", "{}", ("Content-Type", "text/plain"))).Status);
        Assert.Equal(
            HttpStatusCode.Forbidden, (await api.Post("/organizations", "{}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)))).Status);
    }
}
