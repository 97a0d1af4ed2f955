using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Tags;

public sealed class UpdateTagTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Fact]
    public async Task A_tag_is_replaced_and_answered()
    {
        var tagId = await api.Given.Tag("Before");

        var answer = await api.Put(
            $"/api/v1/Tags/{tagId}", """{"tagName":"After","disabled":true,"description":"Changed","defaultExpirePeriod":"1.00:00:00"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""{"tagId":"{{tagId}}","tagName":"After","disabled":true,"description":"Changed","defaultExpirePeriod":"1.00:00:00"}""",
            answer.Text);
        Assert.Equal(answer.Text, (await api.Get($"/api/v1/Tags/{tagId}")).Text);
        Assert.Equal("[]", (await api.Get("/api/v1/Tags?tagName=Before")).Text);
    }

    [Fact]
    public async Task Members_that_are_left_out_go_back_to_their_defaults()
    {
        var tagId = await api.Given.Tag("Reset", ""","disabled":true,"description":"Old","defaultExpirePeriod":"08:00:00" """);

        var answer = await api.Put($"/api/v1/Tags/{tagId}", """{"tagName":"Reset"}""");

        Assert.Equal(
            $$"""{"tagId":"{{tagId}}","tagName":"Reset","disabled":false,"description":null,"defaultExpirePeriod":"00:00:00"}""", answer.Text);
    }

    [Fact]
    public async Task The_same_call_twice_answers_the_same_and_is_logged_once()
    {
        var tagId = await api.Given.Tag();

        var first = await api.Put($"/api/v1/Tags/{tagId}", """{"tagName":"Twice"}""");
        var second = await api.Put($"/api/v1/Tags/{tagId}", """{"tagName":"Twice"}""");

        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(2, await api.Scalar<long>($"select count(*) from logged_changes where item_table = 'tags' and item_id = '{tagId}'"));
    }

    [Fact]
    public async Task A_name_may_change_its_case()
    {
        var tagId = await api.Given.Tag("shouting");

        var answer = await api.Put($"/api/v1/Tags/{tagId}", """{"tagName":"SHOUTING"}""");

        Assert.Equal("SHOUTING", (string?)answer["tagName"]);
    }

    [Fact]
    public async Task A_changed_period_leaves_expiries_that_are_stored_alone()
    {
        var tagId = await api.Given.Tag("Longer", ""","defaultExpirePeriod":"1.00:00:00" """);
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}","created":"2100-01-01T00:00:00Z"}]}""");

        await api.Put($"/api/v1/Tags/{tagId}", """{"tagName":"Longer","defaultExpirePeriod":"30.00:00:00"}""");

        var person = await api.Get($"/api/v1/people/{personId}");
        Assert.Equal("2100-01-02T00:00:00Z", (string?)person["tags"]![0]!["expires"]);
        Assert.Equal("\"1\"", person.ETag);
        var again = await api.Put($"/api/v1/people/{personId}/tags", $$"""{"tagId":"{{tagId}}","created":"2100-01-01T00:00:00Z"}""");
        Assert.Equal("2100-01-31T00:00:00Z", (string?)again["expires"]);
    }

    [Fact]
    public async Task A_list_that_was_filtered_by_the_old_name_is_not_answered_with_304()
    {
        var tagId = await api.Given.Tag("Old name");
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"}]}""");
        var before = await api.Get($"/api/v1/people/{personId}/tags?tagName=Old%20name");
        Assert.Single(before.Json!.AsArray());

        await api.Put($"/api/v1/Tags/{tagId}", """{"tagName":"New name"}""");

        var after = await api.Get($"/api/v1/people/{personId}/tags?tagName=Old%20name", ("If-None-Match", before.ETag!));
        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.Equal("[]", after.Text);
    }

    [Fact]
    public async Task The_bodys_tagId_may_repeat_the_paths_in_any_case()
    {
        var tagId = await api.Given.Tag();

        var answer = await api.Put($"/api/v1/Tags/{tagId}", $$"""{"tagId":"{{tagId.ToUpperInvariant()}}","tagName":"Same id"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(tagId, (string?)answer["tagId"]);
    }

    [Fact]
    public async Task Another_tagId_in_the_body_answers_400_and_changes_neither()
    {
        var tagId = await api.Given.Tag("First of two");
        var other = await api.Given.Tag("Second of two");

        var answer = await api.Put($"/api/v1/Tags/{tagId}", $$"""{"tagId":"{{other}}","tagName":"Neither"}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("tag-id-differs", answer.Code);
        Assert.NotNull(answer.Error("tagId"));
        Assert.Equal("First of two", (string?)(await api.Get($"/api/v1/Tags/{tagId}"))["tagName"]);
        Assert.Equal("Second of two", (string?)(await api.Get($"/api/v1/Tags/{other}"))["tagName"]);
    }

    [Theory]
    [InlineData("""{"tagName":"Unknown"}""")]
    [InlineData("""{"tagName":""}""")]
    [InlineData("""{"tagId":"01900000-0000-7000-8000-00000000beef","tagName":"Unknown"}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task An_unknown_tag_answers_404_before_the_body_is_judged(string body)
    {
        var answer = await api.Put($"/api/v1/Tags/{Unknown}", body);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("tag-not-found", answer.Code);
        Assert.Equal("[]", (await api.Get("/api/v1/Tags?tagName=Unknown")).Text);
    }

    [Theory]
    [InlineData("""{}""", "tagName")]
    [InlineData("""{"tagName":" "}""", "tagName")]
    [InlineData("""{"tagName":"Refused","defaultExpirePeriod":"-00:00:01"}""", "defaultExpirePeriod")]
    [InlineData("""{"tagName":"Refused","disabled":"no"}""", "disabled")]
    public async Task An_unacceptable_field_answers_400_and_is_named(string body, string field)
    {
        var tagId = await api.Given.Tag();

        var answer = await api.Put($"/api/v1/Tags/{tagId}", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid-fields", answer.Code);
        Assert.NotNull(answer.Error(field));
        Assert.NotEqual("Refused", (string?)(await api.Get($"/api/v1/Tags/{tagId}"))["tagName"]);
    }

    [Fact]
    public async Task A_name_that_another_tag_has_in_any_case_answers_409()
    {
        await api.Given.Tag("Taken");
        var tagId = await api.Given.Tag("Free");

        var answer = await api.Put($"/api/v1/Tags/{tagId}", """{"tagName":"TAKEN"}""");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("tag-name-taken", answer.Code);
        Assert.Equal("Free", (string?)(await api.Get($"/api/v1/Tags/{tagId}"))["tagName"]);
    }

    [Fact]
    public async Task Without_the_permission_to_edit_tags_it_answers_403()
    {
        var answer = await api.Put(
            $"/api/v1/Tags/{Unknown}", "{}", ("Authorization", "Bearer " + api.Token(Permissions.AddTags, Permissions.DeleteTags)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }

    [Fact]
    public async Task A_name_that_another_surface_made_longer_may_stay_and_no_other_may_be_as_long()
    {
        var title = new string('x', 200) + Guid.NewGuid();
        var tagId = (string)(await api.Post("/tags", $$"""{"title":"{{title}}"}""", ("Content-Type", "application/ld+json")))["id"]!;

        var disabled = await api.Put($"/api/v1/Tags/{tagId}", $$"""{"tagName":"{{title}}","disabled":true}""");
        var other = await api.Put($"/api/v1/Tags/{tagId}", $$"""{"tagName":"{{title}}y"}""");

        Assert.True((bool?)disabled["disabled"]);
        Assert.Equal((HttpStatusCode.BadRequest, "invalid-fields"), (other.Status, other.Code));
        Assert.NotNull(other.Error("tagName"));
    }
}
