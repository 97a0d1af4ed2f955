using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Tags;

public sealed class GetTagTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_tag_is_answered_with_all_its_members()
    {
        var tagId = await api.Given.Tag("Visitor", ""","description":"At the door","defaultExpirePeriod":"08:00:00" """);

        var answer = await api.Get($"/api/v1/Tags/{tagId}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""{"tagId":"{{tagId}}","tagName":"Visitor","disabled":false,"description":"At the door","defaultExpirePeriod":"08:00:00"}""",
            answer.Text);
    }

    [Fact]
    public async Task A_disabled_tag_is_found()
    {
        var tagId = await api.Given.Tag(more: ""","disabled":true""");

        var answer = await api.Get($"/api/v1/Tags/{tagId.ToUpperInvariant()}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True((bool)answer["disabled"]!);
    }

    [Fact]
    public async Task An_unknown_tag_answers_404_tag_not_found()
    {
        var answer = await api.Get("/api/v1/Tags/01900000-0000-7000-8000-00000000dead");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("tag-not-found", answer.Code);
    }

    [Theory]
    [InlineData("not-a-uuid")]
    [InlineData("0190000000007000800000000000dead")]
    [InlineData("%7B01900000-0000-7000-8000-00000000dead%7D")]
    [InlineData("01900000-0000-7000-8000-00000000dead%20")]
    public async Task A_malformed_id_answers_404(string tagId)
    {
        var answer = await api.Get($"/api/v1/Tags/{tagId}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("route-not-found", answer.Code);
    }

    [Fact]
    public async Task Without_the_permission_to_read_tags_it_answers_403()
    {
        var answer = await api.Get($"/api/v1/Tags/{Guid.NewGuid()}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }

    [Fact]
    public async Task Without_a_token_it_answers_401()
    {
        var answer = await api.Get($"/api/v1/Tags/{Guid.NewGuid()}", ("Authorization", ""));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("unauthenticated", answer.Code);
        Assert.Equal("Bearer", answer.Header("WWW-Authenticate"));
    }
}
