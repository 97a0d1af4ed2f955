using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class ReplaceSegmentTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task What_is_left_out_becomes_null_and_the_same_call_twice_is_one_change()
    {
        var segment = await api.Made("/segments", """{"title":"Before","icon":"star","sequence":3}""");

        await api.Put(segment, """{"title":"After","icon":"moon"}""");
        var answer = await api.Put(segment, """{"title":"After","icon":"moon"}""");

        Assert.Equal("""{"title":"After","icon":"moon","sequence":null}""", answer.Line("@context", "@id", "@type", "id"));
        Assert.Equal(2, await api.Scalar<long>($"select count(*) from logged_changes where item_id = '{People.IdIn(segment)}'"));
    }

    [Fact]
    public async Task A_blank_icon_breaks_the_rule_and_an_unknown_segment_answers_404_before_that()
    {
        var segment = await api.Made("/segments", """{"title":"x","icon":"star"}""");

        Assert.Equal(["icon: This value should not be blank."], (await api.Put(segment, """{"title":"x"}""")).BrokenRules());
        Assert.Equal("Not Found", (await api.Put($"/segments/{Notes.Unknown}", "{}")).ErrorDetail());
        Assert.Equal("Syntax error", (await api.Put(segment, "{")).ErrorDetail());
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await api.Put(segment, "{}", People.MergePatch)).Status);
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        var answer = await api.Put($"/segments/{Notes.Unknown}", "{}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}
