using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.PersonTags;

public sealed class ListPersonTagsTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Fact]
    public async Task Tags_are_listed_in_the_order_they_were_put_on()
    {
        var (visitor, member) = (await api.Given.Tag(), await api.Given.Tag());
        var (later, earlier) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var personId = await api.Given.Person(
            $$"""
            {"tags":[
              {"tagId":"{{member}}","created":"2026-06-16T18:32:05Z","expires":"2999-01-01T00:00:00Z","personTagId":"{{earlier}}"},
              {"tagId":"{{visitor}}","created":"2020-01-01","expires":null,"personTagId":"{{later}}"}
            ]}
            """);

        var answer = await api.Get($"/api/v1/people/{personId}/tags");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""[{"tagId":"{{member}}","created":"2026-06-16T18:32:05Z","expires":"2999-01-01T00:00:00Z","personTagId":"{{earlier}}"},"""
            + $$"""{"tagId":"{{visitor}}","created":"2020-01-01T00:00:00Z","expires":null,"personTagId":"{{later}}"}]""",
            answer.Text);
        Assert.Equal("\"1\"", answer.ETag);
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("?tagName=", 2)]
    [InlineData("?tagName={name}", 1)]
    [InlineData("?tagName={NAME}", 0)]
    [InlineData("?tagName=Visit%25", 0)]
    public async Task The_filter_takes_the_tag_of_exactly_this_name_and_an_empty_one_takes_all(string template, int count)
    {
        var name = "Visitor " + Guid.NewGuid();
        var (tagId, otherId) = (await api.Given.Tag(name), await api.Given.Tag());
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"},{"tagId":"{{otherId}}"}]}""");
        var query = template
            .Replace("{name}", Uri.EscapeDataString(name), StringComparison.Ordinal)
            .Replace("{NAME}", Uri.EscapeDataString(name.ToUpperInvariant()), StringComparison.Ordinal);

        var answer = await api.Get($"/api/v1/people/{personId}/tags{query}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(new[] { tagId, otherId }.Take(count), answer.Json!.AsArray().Select(tag => (string?)tag!["tagId"]));
    }

    [Fact]
    public async Task A_disabled_tag_stays_listed()
    {
        var name = "Tag " + Guid.NewGuid();
        var tagId = await api.Given.Tag(name);
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"}]}""");
        await api.Put($"/api/v1/Tags/{tagId}", $$"""{"tagName":"{{name}}","disabled":true}""");

        var answer = await api.Get($"/api/v1/people/{personId}/tags");

        Assert.Equal(tagId, (string?)answer.Json![0]!["tagId"]);
    }

    [Fact]
    public async Task A_tag_past_its_expiry_is_gone_from_list_person_and_entity_tag_at_that_instant()
    {
        var tagId = await api.Given.Tag(more: ""","defaultExpirePeriod":"01:00:00" """);
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"}]}""");
        api.Clock.Advance(TimeSpan.FromMinutes(59));
        var before = await api.Get($"/api/v1/people/{personId}/tags");
        api.Clock.Advance(TimeSpan.FromMinutes(1));

        var answer = await api.Get($"/api/v1/people/{personId}/tags", ("If-None-Match", before.ETag!));

        Assert.Single(before.Json!.AsArray());
        Assert.Equal("\"1\"", before.ETag);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("[]", answer.Text);
        Assert.Equal("\"1-1\"", answer.ETag);
        var person = await api.Get($"/api/v1/people/{personId}", ("If-None-Match", before.ETag!));
        Assert.Equal(HttpStatusCode.OK, person.Status);
        Assert.Empty(person["tags"]!.AsArray());
        Assert.Equal("\"1-1\"", person.ETag);
    }

    [Fact]
    public async Task A_deleted_tag_is_gone_under_a_new_entity_tag()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"}]}""");
        var before = await api.Get($"/api/v1/people/{personId}/tags");
        await api.Delete($"/api/v1/Tags/{tagId}");

        var answer = await api.Get($"/api/v1/people/{personId}/tags", ("If-None-Match", before.ETag!));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("[]", answer.Text);
        Assert.NotEqual(before.ETag, answer.ETag);
    }

    [Fact]
    public async Task The_version_that_the_caller_holds_answers_304()
    {
        var personId = await api.Given.Person();

        var answer = await api.Get($"/api/v1/people/{personId}/tags", ("If-None-Match", "\"1\""));

        Assert.Equal(HttpStatusCode.NotModified, answer.Status);
        Assert.Equal("", answer.Text);
        Assert.Equal("\"1\"", answer.ETag);
    }

    [Fact]
    public async Task A_name_that_no_text_can_hold_answers_400()
    {
        var personId = await api.Given.Person();

        var answer = await api.Get($"/api/v1/people/{personId}/tags?tagName=a%00b");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("value-out-of-range", answer.Code);
    }

    [Fact]
    public async Task An_unknown_person_answers_404_person_not_found()
    {
        var answer = await api.Get($"/api/v1/people/{Unknown}/tags?tagName=Visitor");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-not-found", answer.Code);
    }

    [Fact]
    public async Task Without_the_permission_to_read_people_it_answers_403()
    {
        var answer = await api.Get(
            $"/api/v1/people/{Unknown}/tags",
            ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity, Permissions.ReadTags)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }
}
