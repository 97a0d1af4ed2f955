using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class PatchSegmentTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Named_members_change_and_the_others_stay()
    {
        var segment = await api.Made("/segments", """{"title":"Before","icon":"star","sequence":3}""");

        var answer = await api.Merge(segment, """{"sequence":null,"title":"After"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("""{"title":"After","icon":"star","sequence":null}""", answer.Line("@context", "@id", "@type", "id"));
        Assert.Equal(answer.Text, (await api.Get(segment)).Text);
    }

    [Fact]
    public async Task Null_for_the_title_breaks_the_rule_plain_JSON_answers_415_and_an_unknown_segment_404()
    {
        var segment = await api.Made("/segments", """{"title":"x","icon":"star"}""");

        Assert.Equal(["title: This value should not be blank."], (await api.Merge(segment, """{"title":null}""")).BrokenRules());
        Assert.Equal("The type of the \"icon\" attribute must be \"string\", \"bool\" given.", (await api.Merge(segment, """{"icon":true}""")).ErrorDetail());
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await api.Patch(segment, "{}")).Status);
        Assert.Equal("Not Found", (await api.Merge($"/segments/{Notes.Unknown}", "{}")).ErrorDetail());
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        var answer = await api.Merge($"/segments/{Notes.Unknown}", "{}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}
