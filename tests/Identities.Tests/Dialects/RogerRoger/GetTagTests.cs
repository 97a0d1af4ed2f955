using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class GetTagTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_tag_made_natively_is_answered_with_every_member()
    {
        var tagId = await api.Given.Tag("Visitor", ""","description":"Came by","disabled":true""");

        var answer = await api.Get($"/tags/{tagId}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""
            {"@context":"/contexts/Tag","@id":"/tags/{{tagId}}","@type":"Tag","id":"{{tagId}}","title":"Visitor","description":"Came by","backgroundColor":null,"textColor":null}
            """.Trim(),
            answer.Line("createdAt", "updatedAt"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$", (string)answer["createdAt"]!);
        Assert.Equal("application/merge-patch+json", answer.Header("Accept-Patch"));
    }

    [Fact]
    public async Task An_unknown_or_deleted_tag_answers_404()
    {
        var gone = await api.Given.Tag();
        await api.Delete($"/api/v1/Tags/{gone}");

        Assert.Equal("Not Found", (await api.Get($"/tags/{gone}")).ErrorDetail());
        Assert.Equal("Not Found", (await api.Get($"/tags/{Notes.Unknown}")).ErrorDetail());
        Assert.Equal("Not Found", (await api.Get("/tags/7")).ErrorDetail());
    }

    [Fact]
    public async Task There_is_no_DELETE()
    {
        var answer = await api.Delete($"/tags/{await api.Given.Tag()}");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal("GET, HEAD, PATCH, PUT", answer.Header("Allow"));
    }

    [Fact]
    public async Task Without_the_permission_to_read_tags_it_answers_403()
    {
        var answer = await api.Get($"/tags/{Notes.Unknown}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}
