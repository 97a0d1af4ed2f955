using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class ReplaceTagTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task What_is_left_out_becomes_null_and_what_only_the_native_surface_shows_stays()
    {
        var tagId = await api.Given.Tag("Before", ""","disabled":true,"description":"Old","defaultExpirePeriod":"08:00:00" """);
        await api.Merge($"/tags/{tagId}", """{"backgroundColor":"#fff"}""");

        var answer = await api.Put($"/tags/{tagId}", """{"title":"After"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""{"id":"{{tagId}}","title":"After","description":null,"backgroundColor":null,"textColor":null}""",
            answer.Line("@context", "@id", "@type", "createdAt", "updatedAt"));
        Assert.Equal(
            $$"""{"tagId":"{{tagId}}","tagName":"After","disabled":true,"description":null,"defaultExpirePeriod":"08:00:00"}""",
            (await api.Get($"/api/v1/Tags/{tagId}")).Text);
    }

    [Fact]
    public async Task The_same_call_twice_is_one_change_and_moves_updatedAt_once()
    {
        var tagId = await api.Given.Tag();
        api.Clock.Advance(TimeSpan.FromMinutes(1));

        var first = await api.Put($"/tags/{tagId}", """{"title":"Twice"}""");
        api.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await api.Put($"/tags/{tagId}", """{"title":"Twice"}""");

        Assert.Equal(first.Text, second.Text);
        Assert.NotEqual((string?)first["createdAt"], (string?)first["updatedAt"]);
        Assert.Equal(2, await api.Scalar<long>($"select count(*) from logged_changes where item_table = 'tags' and item_id = '{tagId}'"));
    }

    [Fact]
    public async Task A_taken_or_blank_title_breaks_the_rule_and_changes_nothing()
    {
        await api.Given.Tag("Occupied");
        var tagId = await api.Given.Tag("Free");

        Assert.Equal(["title: This value is already used."], (await api.Put($"/tags/{tagId}", """{"title":"occupied"}""")).BrokenRules());
        Assert.Equal(["title: This value should not be blank."], (await api.Put($"/tags/{tagId}", "{}")).BrokenRules());
        Assert.Equal("Free", (string?)(await api.Get($"/tags/{tagId}"))["title"]);
    }

    [Theory]
    [InlineData("{}", "application/json")]
    [InlineData("{", "application/json")]
    [InlineData("{}", "text/plain")]
    public async Task An_unknown_tag_answers_404_before_the_body_is_judged(string body, string mediaType)
    {
        Assert.Equal("Not Found", (await api.Put($"/tags/{Notes.Unknown}", body, ("Content-Type", mediaType))).ErrorDetail());
    }

    [Fact]
    public async Task A_merge_patch_answers_415_and_without_the_permission_to_edit_tags_403()
    {
        var tagId = await api.Given.Tag();

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await api.Put($"/tags/{tagId}", "{}", People.MergePatch)).Status);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await api.Put($"/tags/{tagId}", "{}", ("Authorization", "Bearer " + api.Token(Permissions.AddTags, Permissions.MutateAllIdentity)))).Status);
    }
}
