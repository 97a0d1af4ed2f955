using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class GetOrganizationTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task An_organization_that_knows_only_its_name_shows_the_rest_as_null_or_empty()
    {
        var organization = await api.Organization("Doe Ltd");

        var answer = await api.Get(organization);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""
            {"@context":"/contexts/Organization","@id":"{{organization}}","@type":"Organization","id":"{{People.IdIn(organization)}}","title":"Doe Ltd","description":null,"website":null,"customerId":null,"externalSource":null,"chamberOfCommerceNumber":null,"linkedinId":null,"linkedinPublicIdentifier":null,"linkedinInternalId":null,"importedAt":null,"archivedAt":null,"owner":null,"people":[],"tags":[],"segments":[],"emailAddresses":[],"phoneNumbers":[],"address":null,"avatarUrl":null,"integrationParticipants":[],"companyEnrichment":[]}
            """.Trim(),
            answer.Line("createdAt", "updatedAt"));
        Assert.Equal("application/merge-patch+json", answer.Header("Accept-Patch"));
    }

    [Fact]
    public async Task The_people_who_work_there_are_shown_whatever_surface_said_so()
    {
        var organization = await api.Organization();
        var person = await api.RogerRogerPerson($$"""{"familyName":"Doe","organizations":["{{organization}}"]}""");

        Assert.Equal([person], (await api.Get(organization)).Texts("people"));
    }

    [Fact]
    public async Task Tags_past_their_expiry_and_deleted_ones_are_not_shown()
    {
        var (brief, gone) = (await api.Given.Tag(more: ""","defaultExpirePeriod":"00:01:00" """), await api.Given.Tag());
        var organization = await api.Made("/organizations", $$"""{"title":"Tagged","tags":["/tags/{{brief}}","/tags/{{gone}}"]}""");
        Assert.Equal(2, (await api.Get(organization)).Texts("tags").Length);

        await api.Delete($"/api/v1/Tags/{gone}");
        Assert.Equal([$"/tags/{brief}"], (await api.Get(organization)).Texts("tags"));

        api.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty((await api.Get(organization)).Texts("tags"));
    }

    [Fact]
    public async Task An_unknown_one_answers_404_and_there_is_no_DELETE()
    {
        var deleted = await api.Delete(await api.Organization());

        Assert.Equal("Not Found", (await api.Get($"/organizations/{Notes.Unknown}")).ErrorDetail());
        Assert.Equal(HttpStatusCode.MethodNotAllowed, deleted.Status);
        Assert.Equal("GET, HEAD, PATCH, PUT", deleted.Header("Allow"));
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_403()
    {
        var answer = await api.Get($"/organizations/{Notes.Unknown}", ("Authorization", "Bearer " + api.Token(Permissions.ReadTags)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}
