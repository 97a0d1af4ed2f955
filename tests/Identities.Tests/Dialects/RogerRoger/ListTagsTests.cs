using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class ListTagsTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task The_native_surfaces_tags_are_listed_in_the_order_they_were_made_but_for_deleted_ones()
    {
        var first = await api.Given.Tag("First");
        var gone = await api.Given.Tag("Gone");
        var second = await api.Given.Tag("Second", ""","disabled":true""");
        await api.Delete($"/api/v1/Tags/{gone}");

        var answer = await api.Get($"/tags?id[]={first}&id[]={gone}&id[]=/tags/{second}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["First", "Second"], answer.OnPage("title"));
        Assert.Equal((2, "/contexts/Tag", "/tags"), ((int?)answer["totalItems"], (string?)answer["@context"], (string?)answer["@id"]));
        Assert.Equal(($"/tags/{first}", "Tag"), ((string?)answer["member"]![0]!["@id"], (string?)answer["member"]![0]!["@type"]));
        Assert.Equal("""{"@id":"/tags?id[]=","@type":"PartialCollectionView"}"""[..12], answer["view"]!.ToJsonString()[..12]);
    }

    [Fact]
    public async Task One_id_is_enough_and_what_is_no_id_is_no_filter()
    {
        var tag = await api.Given.Tag();
        await api.Given.Tag();

        Assert.Equal([tag], (await api.Get($"/tags?id={tag}")).OnPage("id"));
        Assert.Empty((await api.Get($"/tags?id={Notes.Unknown}")).OnPage("id"));
        Assert.True((int?)(await api.Get("/tags?id=nonsense"))["totalItems"] >= 2);
    }

    [Fact]
    public async Task Pages_have_15_tags_or_as_many_as_are_asked_for_up_to_30()
    {
        for (var tag = 0; tag < 32; tag++)
        {
            await api.Given.Tag();
        }

        Assert.Equal(15, (await api.Get("/tags")).OnPage("id").Length);
        Assert.Equal(30, (await api.Get("/tags?itemsPerPage=31")).OnPage("id").Length);
        Assert.NotEqual((await api.Get("/tags?page=2")).OnPage("id"), (await api.Get("/tags")).OnPage("id"));
        Assert.Equal(15, (await api.Get("/tags", ("Accept", "application/json"))).Json!.AsArray().Count);
        Assert.Equal("Page should not be less than 1", (await api.Get("/tags?page=0")).ErrorDetail());
    }

    [Fact]
    public async Task Without_the_permission_to_read_tags_it_answers_403()
    {
        var answer = await api.Get("/tags", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}
