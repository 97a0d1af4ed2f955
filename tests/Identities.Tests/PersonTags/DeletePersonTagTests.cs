using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.PersonTags;

public sealed class DeletePersonTagTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Fact]
    public async Task A_tag_is_taken_off_by_its_personTagId_and_logged()
    {
        var (tagId, otherId) = (await api.Given.Tag(), await api.Given.Tag());
        var personTagId = Guid.CreateVersion7();
        var personId = await api.Given.Person(
            $$"""{"tags":[{"tagId":"{{tagId}}","personTagId":"{{personTagId}}"},{"tagId":"{{otherId}}"}]}""");

        var answer = await api.Delete($"/api/v1/people/{personId}/tags/{personTagId}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("true", answer.Text);
        Assert.Equal("\"2\"", answer.ETag);
        Assert.Equal([otherId], await TagIds(personId));
        Assert.Equal(1, await api.Scalar<long>(
            $"""
            select count(*) from logged_changes
            where  person_id = '{personId}' and version = 2 and item_table = 'person_tags' and item_id = '{personTagId}'
            and    before ->> 'tag_id' = '{tagId}' and after is null
            """));
    }

    [Fact]
    public async Task A_tag_is_taken_off_by_the_id_of_the_tag_itself()
    {
        var (tagId, otherId) = (await api.Given.Tag(), await api.Given.Tag());
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"},{"tagId":"{{otherId}}"}]}""");

        var answer = await api.Delete($"/api/v1/people/{personId}/tags/{tagId}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("true", answer.Text);
        Assert.Equal([otherId], await TagIds(personId));
    }

    [Fact]
    public async Task An_id_that_is_both_takes_off_the_application_of_that_id()
    {
        var (tagId, otherId) = (await api.Given.Tag(), await api.Given.Tag());
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"},{"tagId":"{{otherId}}","personTagId":"{{tagId}}"}]}""");

        await api.Delete($"/api/v1/people/{personId}/tags/{tagId}");

        Assert.Equal([tagId], await TagIds(personId));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_expired_tag_is_taken_off_too(bool byTag)
    {
        var tagId = await api.Given.Tag();
        var personTagId = Guid.CreateVersion7();
        var personId = await api.Given.Person(
            $$"""{"tags":[{"tagId":"{{tagId}}","personTagId":"{{personTagId}}","created":"2020-01-01","expires":"2020-01-02"}]}""");

        var answer = await api.Delete($"/api/v1/people/{personId}/tags/{(byTag ? tagId : personTagId)}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("true", answer.Text);
        Assert.Equal("\"2\"", answer.ETag);
        Assert.Equal(0, await api.Scalar<long>($"select count(*) from person_tags where person_id = '{personId}'"));
    }

    [Fact]
    public async Task A_disabled_tag_is_taken_off()
    {
        var name = "Tag " + Guid.NewGuid();
        var tagId = await api.Given.Tag(name);
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"}]}""");
        await api.Put($"/api/v1/Tags/{tagId}", $$"""{"tagName":"{{name}}","disabled":true}""");

        var answer = await api.Delete($"/api/v1/people/{personId}/tags/{tagId}");

        Assert.Equal("true", answer.Text);
    }

    [Fact]
    public async Task A_deleted_tag_answers_404()
    {
        var tagId = await api.Given.Tag();
        var personTagId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}","personTagId":"{{personTagId}}"}]}""");
        await api.Delete($"/api/v1/Tags/{tagId}");

        var answer = await api.Delete($"/api/v1/people/{personId}/tags/{personTagId}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-tag-not-found", answer.Code);
    }

    [Fact]
    public async Task The_second_deletion_answers_404_and_makes_no_version()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"}]}""");
        await api.Delete($"/api/v1/people/{personId}/tags/{tagId}");

        var answer = await api.Delete($"/api/v1/people/{personId}/tags/{tagId}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-tag-not-found", answer.Code);
        Assert.Equal("\"2\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Fact]
    public async Task A_tag_that_the_person_does_not_carry_answers_404_person_tag_not_found()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person();

        var answer = await api.Delete($"/api/v1/people/{personId}/tags/{tagId}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-tag-not-found", answer.Code);
    }

    [Fact]
    public async Task Another_persons_personTagId_answers_404_and_stays()
    {
        var tagId = await api.Given.Tag();
        var personTagId = Guid.CreateVersion7();
        var other = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}","personTagId":"{{personTagId}}"}]}""");
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"}]}""");

        var answer = await api.Delete($"/api/v1/people/{personId}/tags/{personTagId}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-tag-not-found", answer.Code);
        Assert.Equal([tagId], await TagIds(other));
        Assert.Equal([tagId], await TagIds(personId));
    }

    [Fact]
    public async Task An_unknown_person_answers_404_person_not_found()
    {
        var answer = await api.Delete($"/api/v1/people/{Unknown}/tags/{Unknown}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-not-found", answer.Code);
    }

    [Fact]
    public async Task A_malformed_id_answers_404()
    {
        var personId = await api.Given.Person();

        var answer = await api.Delete($"/api/v1/people/{personId}/tags/7");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("route-not-found", answer.Code);
    }

    [Theory]
    [InlineData("If-Match", "\"7\"")]
    [InlineData("If-None-Match", "*")]
    public async Task A_failed_precondition_answers_412_with_the_current_version_and_deletes_nothing(string header, string value)
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"}]}""");

        var answer = await api.Delete($"/api/v1/people/{personId}/tags/{tagId}", (header, value));

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status);
        Assert.Equal("precondition-failed", answer.Code);
        Assert.Equal("\"1\"", answer.ETag);
        Assert.Equal([tagId], await TagIds(personId));
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_people_it_answers_403()
    {
        var answer = await api.Delete(
            $"/api/v1/people/{Unknown}/tags/{Unknown}",
            ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity, Permissions.DeleteTags)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }

    private async Task<string[]> TagIds(string personId)
    {
        var tags = await api.Get($"/api/v1/people/{personId}/tags");
        return [.. tags.Json!.AsArray().Select(tag => (string)tag!["tagId"]!)];
    }
}
