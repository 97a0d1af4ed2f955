using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class GetSegmentTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_segment_is_answered_with_every_member_and_an_unknown_one_answers_404()
    {
        var segment = await api.Made("/segments", """{"title":"Press","icon":"star","sequence":3}""");

        var answer = await api.Get(segment);

        Assert.Equal(
            $$"""{"@context":"/contexts/Segment","@id":"{{segment}}","@type":"Segment","id":"{{People.IdIn(segment)}}","title":"Press","icon":"star","sequence":3}""",
            answer.Text);
        Assert.Equal("Not Found", (await api.Get($"/segments/{Notes.Unknown}")).ErrorDetail());
    }

    [Fact]
    public async Task There_is_no_DELETE()
    {
        var answer = await api.Delete(await api.Made("/segments", """{"title":"Stays","icon":"star"}"""));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal("GET, HEAD, PATCH, PUT", answer.Header("Allow"));
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_403()
    {
        var answer = await api.Get($"/segments/{Notes.Unknown}", ("Authorization", "Bearer " + api.Token(Permissions.ReadTags)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}
