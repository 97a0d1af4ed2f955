using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class ListSegmentsTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Segments_are_listed_in_the_order_they_were_made_by_the_page()
    {
        foreach (var title in new[] { "a", "b", "c" })
        {
            await api.Made("/segments", $$"""{"title":"{{title}}","icon":"star"}""");
        }

        var first = await api.Get("/segments?itemsPerPage=2");
        var second = await api.Get((string)first["view"]!["next"]!);

        Assert.Equal(["a", "b"], first.OnPage("title"));
        Assert.Equal(["c"], second.OnPage("title"));
        Assert.Equal((3, "/contexts/Segment"), ((int?)second["totalItems"], (string?)second["@context"]));
        Assert.Equal("Page should not be less than 1", (await api.Get("/segments?page=0")).ErrorDetail());
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_403()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await api.Get("/segments", ("Authorization", "Bearer " + api.Token(Permissions.ReadTags)))).Status);
    }
}
