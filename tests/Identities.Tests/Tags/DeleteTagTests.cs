using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Tags;

public sealed class DeleteTagTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Fact]
    public async Task A_tag_is_deleted_once_and_the_second_time_answers_404()
    {
        var tagId = await api.Given.Tag();

        var first = await api.Delete($"/api/v1/Tags/{tagId}");
        var second = await api.Delete($"/api/v1/Tags/{tagId}");

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal("true", first.Text);
        Assert.Equal(HttpStatusCode.NotFound, second.Status);
        Assert.Equal("tag-not-found", second.Code);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Get($"/api/v1/Tags/{tagId}")).Status);
        Assert.Equal("tag-not-found", (await api.Put($"/api/v1/Tags/{tagId}", """{"tagName":"Back"}""")).Code);
    }

    [Fact]
    public async Task Of_many_who_delete_at_once_exactly_one_is_answered_true()
    {
        var tagId = await api.Given.Tag();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.Delete($"/api/v1/Tags/{tagId}")));

        Assert.Single(answers, answer => answer.Text == "true");
        Assert.Equal(7, answers.Count(answer => answer.Code == "tag-not-found"));
    }

    [Fact]
    public async Task It_is_gone_from_those_who_carry_it_at_once_and_their_ETag_tells()
    {
        var tagId = await api.Given.Tag("Gone");
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"}]}""");
        var before = await api.Get($"/api/v1/people/{personId}");

        await api.Delete($"/api/v1/Tags/{tagId}");

        var after = await api.Get($"/api/v1/people/{personId}", ("If-None-Match", before.ETag!));
        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.Equal("[]", after["tags"]!.ToJsonString());
        Assert.NotEqual(before.ETag, after.ETag);
        Assert.Equal("[]", (await api.Get($"/api/v1/people/{personId}/tags")).Text);
        Assert.Equal("[]", (await api.Get($"/api/v1/people/{personId}/tags?tagName=Gone")).Text);
    }

    [Fact]
    public async Task Its_rows_are_removed_behind_the_answer_and_logged_as_changes_of_those_who_carried_it()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"}]}""");

        await api.Delete($"/api/v1/Tags/{tagId}");

        await Eventually.Holds("the definition's row is gone", async () => await api.Scalar<long>($"select count(*) from tags where tag_id = '{tagId}'") == 0);
        Assert.Equal(0, await api.Scalar<long>($"select count(*) from person_tags where tag_id = '{tagId}'"));
        Assert.Equal(
            ["2 service"],
            await api.Column<string>($"""
                select version || ' ' || origin from logged_changes
                where  person_id = '{personId}' and item_table = 'person_tags' and after is null and before ->> 'tag_id' = '{tagId}'
                """));
        Assert.Equal("\"2\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Fact]
    public async Task Who_deleted_it_is_logged()
    {
        var tagId = await api.Given.Tag();

        await api.Delete($"/api/v1/Tags/{tagId}");

        Assert.Equal(
            ["01900000-0000-7000-8000-00000000cafe"],
            await api.Column<string>($"""
                select actor from logged_changes
                where  item_table = 'tags' and item_id = '{tagId}' and origin = 'native' and after ->> 'deleted_at' is not null
                """));
    }

    [Fact]
    public async Task Many_people_with_several_deleted_tags_are_all_swept()
    {
        await api.Execute("""
            insert into tags (tag_id, tag_name, created_at, updated_at)
            select gen_random_uuid(), 'Swept ' || number, now(), now() from generate_series(1, 3) as number;

            insert into people (person_id) select gen_random_uuid() from generate_series(1, 450);

            insert into person_tags (person_id, person_tag_id, tag_id, position, created)
            select person_id, gen_random_uuid(), tag_id, 1, now() from people cross join tags where tag_name like 'Swept %';

            update tags set deleted_at = now() where tag_name like 'Swept %';
            """);
        var last = await api.Given.Tag();

        await api.Delete($"/api/v1/Tags/{last}");

        await Eventually.Holds(
            "no row of a deleted tag is left",
            async () => await api.Scalar<long>("select count(*) from tags where tag_name like 'Swept %'") == 0);
    }

    [Fact]
    public async Task Its_name_is_free_at_once_and_the_new_tag_is_on_nobody()
    {
        var tagId = await api.Given.Tag("Used again");
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"}]}""");
        await api.Delete($"/api/v1/Tags/{tagId}");

        var answer = await api.Post("/api/v1/Tags", """{"tagName":"used again"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.NotEqual(tagId, (string?)answer["tagId"]);
        Assert.Equal("[]", (await api.Get($"/api/v1/people/{personId}/tags")).Text);
    }

    [Fact]
    public async Task It_is_put_on_nobody_again_not_even_on_those_who_carried_it()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"}]}""");
        await api.Delete($"/api/v1/Tags/{tagId}");

        var put = await api.Put($"/api/v1/people/{personId}/tags", $$"""{"tagId":"{{tagId}}"}""");
        var delete = await api.Delete($"/api/v1/people/{personId}/tags/{tagId}");

        Assert.Equal(HttpStatusCode.NotFound, put.Status);
        Assert.Equal("tag-not-found", put.Code);
        Assert.Equal(HttpStatusCode.NotFound, delete.Status);
        Assert.Equal("person-tag-not-found", delete.Code);
    }

    [Fact]
    public async Task An_unknown_tag_answers_404_tag_not_found()
    {
        var answer = await api.Delete($"/api/v1/Tags/{Unknown}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("tag-not-found", answer.Code);
    }

    [Fact]
    public async Task Without_the_permission_to_delete_tags_it_answers_403_and_deletes_nothing()
    {
        var tagId = await api.Given.Tag();

        var answer = await api.Delete($"/api/v1/Tags/{tagId}", ("Authorization", "Bearer " + api.Token(Permissions.EditTags)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
        Assert.Equal(HttpStatusCode.OK, (await api.Get($"/api/v1/Tags/{tagId}")).Status);
    }
}
