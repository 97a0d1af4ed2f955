using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.SuperOffice;

public sealed class GetDefaultPersonTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task The_template_has_the_number_0_every_choice_and_no_links()
    {
        var answer = await api.Get("/api/v1/Person/default");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(0, (int?)answer["PersonId"]);
        Assert.Equal(3, answer["Interests"]!.AsArray().Count);
        Assert.Equal("[]", answer["Emails"]!.ToJsonString());
        Assert.Null(answer["Contact"]);
        Assert.False(answer.Json!.AsObject().ContainsKey("_Links"));
    }

    [Fact]
    public async Task The_template_can_be_posted_as_it_is()
    {
        var template = await api.Get("/api/v1/Person/default");

        var answer = await api.Post("/api/v1/Person", template.Text);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True((int)answer["PersonId"]! > 0);
    }

    [Fact]
    public async Task In_XML_its_root_is_the_entity_without_links()
    {
        var answer = await api.Get("/api/v1/Person/default", ("Accept", "application/xml"));

        Assert.Equal("PersonEntity", System.Xml.Linq.XDocument.Parse(answer.Text).Root!.Name.LocalName);
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_403_and_for_an_unknown_zone_400()
    {
        var forbidden = await api.Get("/api/v1/Person/default", ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity)));
        var zone = await api.Get("/api/v1/Person/default", ("SO-TimeZone", "../../etc/passwd"));

        Assert.Equal(HttpStatusCode.Forbidden, forbidden.Status);
        Assert.Equal(HttpStatusCode.BadRequest, zone.Status);
    }
}
