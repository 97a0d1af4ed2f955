using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class ListNoteCategoriesTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Categories_are_listed_in_the_order_they_were_made()
    {
        await api.Category("Call");
        await api.Category("Mail");

        var answer = await api.Get("/note_categories");

        Assert.Equal(["Call", "Mail"], answer.OnPage("title"));
        Assert.Equal((2, "/contexts/NoteCategory", "/note_categories"), ((int?)answer["totalItems"], (string?)answer["@context"], (string?)answer["@id"]));
        Assert.Equal("Limit should not be less than 0", (await api.Get("/note_categories?itemsPerPage=-1")).ErrorDetail());
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_403()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await api.Get("/note_categories", ("Authorization", "Bearer " + api.Token(Permissions.ReadTags)))).Status);
    }
}
