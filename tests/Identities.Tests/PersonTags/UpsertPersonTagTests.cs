using System.Globalization;
using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.PersonTags;

public sealed class UpsertPersonTagTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Fact]
    public async Task A_tag_is_put_on_a_person_behind_the_others()
    {
        var (tagId, firstId) = (await api.Given.Tag(), await api.Given.Tag());
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{firstId}}"}]}""");

        var answer = await api.Put(
            $"/api/v1/people/{personId}/tags", $$"""{"tagId":"{{tagId}}","created":"2026-06-16T20:32:05+02:00","expires":"2999-01-01"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""{"tagId":"{{tagId}}","created":"2026-06-16T18:32:05Z","expires":"2999-01-01T00:00:00Z","personTagId":"{{answer["personTagId"]}}"}""",
            answer.Text);
        Assert.Equal("\"2\"", answer.ETag);
        Assert.Equal([firstId, tagId], await TagIds(personId));
    }

    [Fact]
    public async Task Without_created_it_is_put_on_now_in_whole_seconds()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person();
        var before = api.Clock.GetUtcNow();

        var answer = await api.Put($"/api/v1/people/{personId}/tags", $$"""{"tagId":"{{tagId}}"}""");

        var created = (string)answer["created"]!;
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$", created);
        Assert.InRange(
            DateTimeOffset.Parse(created, CultureInfo.InvariantCulture), before.AddSeconds(-1), api.Clock.GetUtcNow());
    }

    [Theory]
    [InlineData("30.00:00:00", "", "2026-02-14T12:00:00Z")]
    [InlineData("08:00:00", "", "2026-01-15T20:00:00Z")]
    [InlineData("00:00:00", "", null)]
    [InlineData("30.00:00:00", ",\"expires\":null", null)]
    [InlineData("30.00:00:00", ",\"expires\":\"2026-01-16T00:00:00Z\"", "2026-01-16T00:00:00Z")]
    public async Task Without_expires_the_tags_default_period_decides(string period, string expires, string? expected)
    {
        var tagId = await api.Given.Tag(more: $$""","defaultExpirePeriod":"{{period}}" """);
        var personId = await api.Given.Person();

        var answer = await api.Put(
            $"/api/v1/people/{personId}/tags", $$"""{"tagId":"{{tagId}}","created":"2026-01-15T12:00:00Z"{{expires}}}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(expected, (string?)answer["expires"]);
    }

    [Fact]
    public async Task Putting_it_on_again_recomputes_the_expiry_and_keeps_the_personTagId()
    {
        var (tagId, otherId) = (await api.Given.Tag(more: ""","defaultExpirePeriod":"1.00:00:00" """), await api.Given.Tag());
        var personTagId = Guid.CreateVersion7();
        var personId = await api.Given.Person(
            $$"""{"tags":[{"tagId":"{{tagId}}","personTagId":"{{personTagId}}","created":"2999-01-01","expires":null},{"tagId":"{{otherId}}"}]}""");

        var answer = await api.Put(
            $"/api/v1/people/{personId}/tags",
            $$"""{"tagId":"{{tagId}}","personTagId":"{{Guid.CreateVersion7()}}","created":"2999-06-01T00:00:00Z"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""{"tagId":"{{tagId}}","created":"2999-06-01T00:00:00Z","expires":"2999-06-02T00:00:00Z","personTagId":"{{personTagId}}"}""",
            answer.Text);
        Assert.Equal([tagId, otherId], await TagIds(personId));
    }

    [Fact]
    public async Task A_changed_default_period_leaves_tags_alone_that_are_on()
    {
        var name = "Tag " + Guid.NewGuid();
        var tagId = await api.Given.Tag(name, ""","defaultExpirePeriod":"1.00:00:00" """);
        var personId = await api.Given.Person();
        await api.Put($"/api/v1/people/{personId}/tags", $$"""{"tagId":"{{tagId}}","created":"2999-01-01"}""");

        await api.Put($"/api/v1/Tags/{tagId}", $$"""{"tagName":"{{name}}","defaultExpirePeriod":"7.00:00:00"}""");

        var tags = await api.Get($"/api/v1/people/{personId}/tags");
        Assert.Equal("2999-01-02T00:00:00Z", (string?)tags.Json![0]!["expires"]);
    }

    [Fact]
    public async Task The_same_call_twice_makes_one_version()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person();
        var body = $$"""{"tagId":"{{tagId}}","created":"2026-01-15T12:00:00Z"}""";

        var first = await api.Put($"/api/v1/people/{personId}/tags", body);
        var second = await api.Put($"/api/v1/people/{personId}/tags", body);

        Assert.Equal("\"2\"", first.ETag);
        Assert.Equal("\"2\"", second.ETag);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(1, await api.Scalar<long>($"select count(*) from change where person_id = '{personId}' and item_table = 'person_tags'"));
    }

    [Fact]
    public async Task Sixteen_at_once_with_one_tag_leave_one_application()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person();

        var answers = await Task.WhenAll(Enumerable.Range(10, 16).Select(second => api.Put(
            $"/api/v1/people/{personId}/tags", $$"""{"tagId":"{{tagId}}","created":"2026-01-15T12:00:{{second}}Z"}""")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Single(answers.Select(answer => (string?)answer["personTagId"]).Distinct());
        Assert.Equal([tagId], await TagIds(personId));
        Assert.Equal("\"17\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Fact]
    public async Task A_tag_that_expired_is_put_on_again_as_the_same_application()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person();
        var first = await api.Put(
            $"/api/v1/people/{personId}/tags", $$"""{"tagId":"{{tagId}}","created":"2020-01-01","expires":"2020-01-02"}""");

        var answer = await api.Put($"/api/v1/people/{personId}/tags", $$"""{"tagId":"{{tagId}}"}""");

        Assert.Equal("\"2-1\"", first.ETag);
        Assert.Equal("\"3\"", answer.ETag);
        Assert.Equal((string?)first["personTagId"], (string?)answer["personTagId"]);
        Assert.Equal([tagId], await TagIds(personId));
    }

    [Fact]
    public async Task The_version_part_of_an_entity_tag_is_what_If_Match_looks_at()
    {
        var (tagId, otherId) = (await api.Given.Tag(), await api.Given.Tag());
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}","created":"2020-01-01","expires":"2020-01-02"}]}""");

        var answer = await api.Put($"/api/v1/people/{personId}/tags", $$"""{"tagId":"{{otherId}}"}""", ("If-Match", "\"1\""));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("\"2-1\"", answer.ETag);
    }

    [Fact]
    public async Task A_disabled_tag_answers_400_for_a_person_without_it()
    {
        var tagId = await api.Given.Tag(more: ""","disabled":true""");
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/tags", $$"""{"tagId":"{{tagId}}"}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("tag-disabled", answer.Code);
        Assert.Equal("\"1\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Fact]
    public async Task A_disabled_tag_is_changed_on_a_person_who_carries_it()
    {
        var name = "Tag " + Guid.NewGuid();
        var tagId = await api.Given.Tag(name);
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"}]}""");
        await api.Put($"/api/v1/Tags/{tagId}", $$"""{"tagName":"{{name}}","disabled":true}""");

        var answer = await api.Put($"/api/v1/people/{personId}/tags", $$"""{"tagId":"{{tagId}}","expires":"2999-01-01T00:00:00Z"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("2999-01-01T00:00:00Z", (string?)answer["expires"]);
    }

    [Fact]
    public async Task A_disabled_tag_that_expired_answers_400_and_stays_gone()
    {
        var name = "Tag " + Guid.NewGuid();
        var tagId = await api.Given.Tag(name);
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}","created":"2020-01-01","expires":"2020-01-02"}]}""");
        await api.Put($"/api/v1/Tags/{tagId}", $$"""{"tagName":"{{name}}","disabled":true}""");

        var answer = await api.Put($"/api/v1/people/{personId}/tags", $$"""{"tagId":"{{tagId}}"}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("tag-disabled", answer.Code);
        Assert.Empty(await TagIds(personId));
    }

    [Fact]
    public async Task An_unknown_tag_answers_404_tag_not_found()
    {
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/tags", $$"""{"tagId":"{{Unknown}}"}""");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("tag-not-found", answer.Code);
        Assert.Equal("\"1\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Fact]
    public async Task A_deleted_tag_answers_404_to_those_who_carried_it_too()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"}]}""");
        await api.Delete($"/api/v1/Tags/{tagId}");

        var answer = await api.Put($"/api/v1/people/{personId}/tags", $$"""{"tagId":"{{tagId}}"}""");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("tag-not-found", answer.Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_default_period_that_ends_after_the_year_9999_answers_400(bool carried)
    {
        var tagId = await api.Given.Tag(more: ""","defaultExpirePeriod":"10675199.02:48:05" """);
        var personId = await api.Given.Person(carried ? $$"""{"tags":[{"tagId":"{{tagId}}","expires":null}]}""" : "{}");

        var answer = await api.Put($"/api/v1/people/{personId}/tags", $$"""{"tagId":"{{tagId}}"}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("expires-too-late", answer.Code);
        Assert.NotNull(answer.Error("expires"));
        Assert.Equal("\"1\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Fact]
    public async Task The_last_moment_of_the_calendar_is_an_expiry_like_any_other()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person();

        var answer = await api.Put(
            $"/api/v1/people/{personId}/tags", $$"""{"tagId":"{{tagId}}","created":"0001-01-01","expires":"9999-12-31T23:59:59.999999Z"}""");

        Assert.Equal(
            $$"""{"tagId":"{{tagId}}","created":"0001-01-01T00:00:00Z","expires":"9999-12-31T23:59:59.999999Z","personTagId":"{{answer["personTagId"]}}"}""",
            answer.Text);
        Assert.Equal([tagId], await TagIds(personId));
    }

    [Fact]
    public async Task A_personTagId_that_nobody_knows_is_given_to_the_new_application()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person();
        var personTagId = Guid.CreateVersion7();

        var answer = await api.Put($"/api/v1/people/{personId}/tags", $$"""{"tagId":"{{tagId}}","personTagId":"{{personTagId}}"}""");

        Assert.Equal(personTagId.ToString(), (string?)answer["personTagId"]);
    }

    [Fact]
    public async Task A_personTagId_of_another_person_answers_404_and_moves_nothing()
    {
        var tagId = await api.Given.Tag();
        var personTagId = Guid.CreateVersion7();
        var other = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}","personTagId":"{{personTagId}}"}]}""");
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/tags", $$"""{"tagId":"{{tagId}}","personTagId":"{{personTagId}}"}""");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-tag-not-found", answer.Code);
        Assert.Equal([tagId], await TagIds(other));
        Assert.Empty(await TagIds(personId));
    }

    [Fact]
    public async Task A_personTagId_of_another_tag_of_this_person_answers_409()
    {
        var (tagId, otherId) = (await api.Given.Tag(), await api.Given.Tag());
        var personTagId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{otherId}}","personTagId":"{{personTagId}}"}]}""");

        var answer = await api.Put($"/api/v1/people/{personId}/tags", $$"""{"tagId":"{{tagId}}","personTagId":"{{personTagId}}"}""");

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("person-tag-id-taken", answer.Code);
        Assert.NotNull(answer.Error("personTagId"));
        Assert.Equal([otherId], await TagIds(personId));
    }

    [Theory]
    [InlineData("""{}""", "tagId")]
    [InlineData("""{"tagId":null}""", "tagId")]
    [InlineData("""{"tagId":"00000000-0000-0000-0000-000000000000"}""", "tagId")]
    [InlineData("""{"tagId":"7"}""", "tagId")]
    [InlineData("""{"tagId":7}""", "tagId")]
    [InlineData("""{"tagId":"{tag}","created":"yesterday"}""", "created")]
    [InlineData("""{"tagId":"{tag}","created":1781634725}""", "created")]
    [InlineData("""{"tagId":"{tag}","expires":"9999-12-31T23:59:59-01:00"}""", "expires")]
    [InlineData("""{"tagId":"{tag}","expires":""}""", "expires")]
    [InlineData("""{"tagId":"{tag}","expires":"2020-01-01T00:00:00Z"}""", "expires")]
    [InlineData("""{"tagId":"{tag}","created":"2026-01-15T12:00:00Z","expires":"2026-01-15T12:00:00Z"}""", "expires")]
    [InlineData("""{"tagId":"{tag}","created":"2026-01-15T12:00:00Z","expires":"2026-01-15T11:59:59Z"}""", "expires")]
    [InlineData("""{"tagId":"{tag}","personTagId":"7"}""", "personTagId")]
    public async Task An_unacceptable_field_answers_400_and_is_named(string template, string field)
    {
        var body = template.Replace("{tag}", await api.Given.Tag(), StringComparison.Ordinal);
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/tags", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid-fields", answer.Code);
        Assert.NotNull(answer.Error(field));
        Assert.Equal("\"1\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"tagId":}""")]
    public async Task A_body_that_is_no_JSON_object_answers_400(string body)
    {
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/tags", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("malformed-body", answer.Code);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"tagId":"01900000-0000-7000-8000-00000000dead"}""")]
    public async Task An_unknown_person_answers_404_before_body_and_tag_are_judged(string body)
    {
        var answer = await api.Put($"/api/v1/people/{Unknown}/tags", body);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-not-found", answer.Code);
    }

    [Theory]
    [InlineData("If-Match", "\"7\"", true)]
    [InlineData("If-Match", "\"7\"", false)]
    [InlineData("If-None-Match", "*", true)]
    public async Task A_failed_precondition_answers_412_with_the_current_version_and_writes_nothing(string header, string value, bool acceptable)
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person();

        var answer = await api.Put(
            $"/api/v1/people/{personId}/tags", acceptable ? $$"""{"tagId":"{{tagId}}"}""" : "{}", (header, value));

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status);
        Assert.Equal("precondition-failed", answer.Code);
        Assert.Equal("\"1\"", answer.ETag);
        Assert.Empty(await TagIds(personId));
    }

    [Fact]
    public async Task The_permission_to_mutate_people_is_enough()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person();

        var answer = await api.Put(
            $"/api/v1/people/{personId}/tags",
            $$"""{"tagId":"{{tagId}}"}""",
            ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity)));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_people_it_answers_403()
    {
        var answer = await api.Put(
            $"/api/v1/people/{Unknown}/tags",
            "{}",
            ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity, Permissions.EditTags)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }

    private async Task<string[]> TagIds(string personId)
    {
        var tags = await api.Get($"/api/v1/people/{personId}/tags");
        return [.. tags.Json!.AsArray().Select(tag => (string)tag!["tagId"]!)];
    }
}
