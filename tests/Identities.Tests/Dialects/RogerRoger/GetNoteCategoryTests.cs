using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class GetNoteCategoryTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_category_is_answered_and_an_unknown_one_answers_404()
    {
        var category = await api.Category("Mail");

        Assert.Equal(
            $$"""{"@context":"/contexts/NoteCategory","@id":"{{category}}","@type":"NoteCategory","id":"{{People.IdIn(category)}}","title":"Mail"}""",
            (await api.Get(category)).Text);
        Assert.Equal("Not Found", (await api.Get($"/note_categories/{Notes.Unknown}")).ErrorDetail());
    }

    [Fact]
    public async Task A_category_is_not_changed()
    {
        var answer = await api.Put(await api.Category(), """{"title":"x"}""");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal("GET, HEAD", answer.Header("Allow"));
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_403()
    {
        var answer = await api.Get($"/note_categories/{Notes.Unknown}", ("Authorization", "Bearer " + api.Token(Permissions.ReadTags)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}
