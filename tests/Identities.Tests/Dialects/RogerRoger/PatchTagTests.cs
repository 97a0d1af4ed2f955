using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class PatchTagTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Named_members_change_null_clears_and_the_others_stay()
    {
        var tag = await api.Made("/tags", """{"title":"Patched","description":"Old","backgroundColor":"#fff","textColor":"#000"}""");

        var answer = await api.Merge(tag, """{"description":null,"textColor":"#123","createdAt":"2020-01-01"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            """{"title":"Patched","description":null,"backgroundColor":"#fff","textColor":"#123"}""",
            answer.Line("@context", "@id", "@type", "id", "createdAt", "updatedAt"));
        Assert.Equal(answer.Text, (await api.Get(tag)).Text);
    }

    [Fact]
    public async Task A_title_that_is_named_is_judged_and_one_that_is_not_is_kept()
    {
        await api.Given.Tag("Somebody's");
        var tag = await api.Made("/tags", """{"title":"Own"}""");

        Assert.Equal(["title: This value should not be blank."], (await api.Merge(tag, """{"title":null}""")).BrokenRules());
        Assert.Equal(["title: This value is already used."], (await api.Merge(tag, """{"title":"SOMEBODY'S"}""")).BrokenRules());
        Assert.Equal("Own", (string?)(await api.Merge(tag, "{}"))["title"]);
    }

    [Fact]
    public async Task A_wrong_shape_answers_400_plain_JSON_415_and_an_unknown_tag_404_before_both()
    {
        var tag = await api.Made("/tags", """{"title":"Shape"}""");

        Assert.Equal("The type of the \"title\" attribute must be \"string\", \"array\" given.", (await api.Merge(tag, """{"title":[]}""")).ErrorDetail());
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await api.Patch(tag, "{}")).Status);
        Assert.Equal("Not Found", (await api.Patch($"/tags/{Notes.Unknown}", "{}")).ErrorDetail());
    }

    [Fact]
    public async Task Without_the_permission_to_edit_tags_it_answers_403()
    {
        var answer = await api.Merge($"/tags/{Notes.Unknown}", "{}", ("Authorization", "Bearer " + api.Token(Permissions.AddTags)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}
