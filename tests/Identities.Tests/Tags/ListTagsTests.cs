using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Tags;

public sealed class ListTagsTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Without_a_filter_all_tags_are_listed_in_the_order_they_were_made_disabled_ones_too()
    {
        var shown = await api.Given.Tag();
        var disabled = await api.Given.Tag(more: ""","disabled":true""");

        var answer = await api.Get("/api/v1/Tags");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("application/json", answer.MediaType);
        var ids = Ids(answer);
        Assert.True(ids.IndexOf(shown) >= 0);
        Assert.True(ids.IndexOf(shown) < ids.IndexOf(disabled));
        Assert.Null(answer.Header("Link"));
    }

    [Fact]
    public async Task An_empty_tagName_is_no_filter()
    {
        var tagId = await api.Given.Tag();

        var answer = await api.Get("/api/v1/Tags?tagName=");

        Assert.Contains(tagId, Ids(answer));
    }

    [Theory]
    [InlineData("Exactly%20this", true)]
    [InlineData("Exactly+this", true)]
    [InlineData("exactly%20this", false)]
    [InlineData("Exactly", false)]
    [InlineData("Exactly%20thi%", false)]
    [InlineData("Exactly%20this%20", false)]
    public async Task A_tagName_is_compared_exactly(string tagName, bool found)
    {
        if (await api.Scalar<long>("select count(*) from tags where tag_name = 'Exactly this'") == 0)
        {
            await api.Given.Tag("Exactly this");
        }

        var answer = await api.Get($"/api/v1/Tags?tagName={tagName}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(found ? ["Exactly this"] : [], answer.Json!.AsArray().Select(tag => (string?)tag!["tagName"]));
    }

    [Fact]
    public async Task A_name_that_no_tag_has_answers_an_empty_array()
    {
        var answer = await api.Get("/api/v1/Tags?tagName=Nobody%20made%20this");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("[]", answer.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/identities")]
    public async Task Pages_lead_through_the_whole_list_below_either_prefix(string prefix)
    {
        for (var made = 0; made < 5; made++)
        {
            await api.Given.Tag();
        }

        var all = Ids(await api.Get("/api/v1/Tags"));
        var paged = new List<string>();
        var path = prefix + "/api/v1/Tags?limit=2&tagName=";

        while (path is not null)
        {
            var answer = await api.Get(path);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.InRange(answer.Json!.AsArray().Count, 1, 2);
            paged.AddRange(Ids(answer));
            path = NextOf(answer);
            Assert.True(path is null || path.StartsWith(prefix + "/api/v1/Tags?", StringComparison.Ordinal));
        }

        Assert.Equal(all, paged);
    }

    [Fact]
    public async Task The_last_page_has_no_next_even_when_it_is_full()
    {
        var count = Ids(await api.Get("/api/v1/Tags")).Count;

        while (count < 2)
        {
            await api.Given.Tag();
            count++;
        }

        var answer = await api.Get($"/api/v1/Tags?limit={count}");

        Assert.Equal(count, Ids(answer).Count);
        Assert.Null(answer.Header("Link"));
    }

    [Fact]
    public async Task A_filtered_list_is_paged_like_any_other()
    {
        var tagId = await api.Given.Tag("Filtered and paged");

        var answer = await api.Get($"/api/v1/Tags?tagName=Filtered%20and%20paged&after={tagId}");

        Assert.Equal("[]", answer.Text);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=1001", "limit")]
    [InlineData("limit=", "limit")]
    [InlineData("limit=%2B5", "limit")]
    [InlineData("limit=5.0", "limit")]
    [InlineData("limit=99999999999", "limit")]
    [InlineData("limit=1&limit=2", "limit")]
    [InlineData("after=", "after")]
    [InlineData("after=7", "after")]
    [InlineData("after=0190000000007000800000000000dead", "after")]
    public async Task A_page_that_cannot_be_answers_400_and_names_the_parameter(string query, string parameter)
    {
        var answer = await api.Get($"/api/v1/Tags?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid-fields", answer.Code);
        Assert.NotNull(answer.Error(parameter));
    }

    [Fact]
    public async Task A_zero_byte_in_tagName_answers_400()
    {
        var answer = await api.Get("/api/v1/Tags?tagName=a%00b");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotNull(answer.Code);
    }

    [Fact]
    public async Task Without_the_permission_to_read_tags_it_answers_403()
    {
        var answer = await api.Get("/api/v1/Tags", ("Authorization", "Bearer " + api.Token(Permissions.AddTags)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }

    private static List<string> Ids(Answer answer) => [.. answer.Json!.AsArray().Select(tag => (string)tag!["tagId"]!)];

    private static string? NextOf(Answer answer)
    {
        if (answer.Header("Link") is not { } link)
        {
            return null;
        }

        Assert.StartsWith("<", link, StringComparison.Ordinal);
        Assert.EndsWith(">; rel=\"next\"", link, StringComparison.Ordinal);
        return link[1..link.IndexOf('>', StringComparison.Ordinal)];
    }
}
