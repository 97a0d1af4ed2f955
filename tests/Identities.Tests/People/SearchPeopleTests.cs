using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.People;

public sealed class SearchPeopleTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task The_carriers_of_a_tag_are_answered_whole()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person($$"""
            {
              "aliases": [{ "firstName": "Jane", "lastName": "Doe" }, { "firstName": "J." }],
              "addresses": [{ "city": "Springfield" }],
              "entityFields": [{ "name": "LoyaltyTier", "stringValue": "Gold" }, { "name": "Score", "numberValue": 1.50 }],
              "tags": [{ "tagId": "{{tagId}}" }],
              "notes": [{ "summary": "Met at the door" }]
            }
            """);
        await api.Given.Person();

        var answer = await api.Get($"/api/v1/people?tagId={tagId}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal($"[{(await api.Get($"/api/v1/people/{personId}")).Text}]", answer.Text);
    }

    [Fact]
    public async Task An_unknown_tag_has_no_carriers()
    {
        var answer = await api.Get($"/api/v1/people?tagId={Guid.NewGuid()}");

        Assert.Equal("[]", answer.Text);
    }

    [Fact]
    public async Task Expired_and_deleted_tags_find_nobody()
    {
        var expiring = await api.Given.Tag(more: ""","defaultExpirePeriod":"08:00:00" """);
        var deleted = await api.Given.Tag();
        await api.Given.Person($$"""{"tags":[{"tagId":"{{expiring}}"},{"tagId":"{{deleted}}"}]}""");
        Assert.Single((await api.Get($"/api/v1/people?tagId={expiring}")).Json!.AsArray());

        api.Clock.Advance(TimeSpan.FromHours(8));
        await api.Delete($"/api/v1/Tags/{deleted}");

        Assert.Equal("[]", (await api.Get($"/api/v1/people?tagId={expiring}")).Text);
        Assert.Equal("[]", (await api.Get($"/api/v1/people?tagId={deleted}")).Text);
    }

    [Fact]
    public async Task A_field_finds_those_who_have_it_and_with_a_text_those_whose_text_is_exactly_that()
    {
        var gold = await api.Given.Person("""{"entityFields":[{"name":"Tier","stringValue":"Gold"}]}""");
        var small = await api.Given.Person("""{"entityFields":[{"name":"Tier","stringValue":"gold"}]}""");
        var number = await api.Given.Person("""{"entityFields":[{"name":"Tier","numberValue":1}]}""");
        await api.Given.Person("""{"entityFields":[{"name":"tier","stringValue":"Gold"}]}""");

        var anyValue = await api.Get("/api/v1/people?entityFieldName=Tier");
        var exactly = await api.Get("/api/v1/people?entityFieldName=Tier&entityFieldStringValue=Gold");

        Assert.Equal([gold, small, number], Ids(anyValue));
        Assert.Equal([gold], Ids(exactly));
    }

    [Fact]
    public async Task A_text_too_long_for_an_index_is_found()
    {
        var text = new string('x', 8192);
        var personId = await api.Given.Person($$"""{"entityFields":[{"name":"Long","stringValue":"{{text}}"}]}""");

        var answer = await api.Get($"/api/v1/people?entityFieldName=Long&entityFieldStringValue={text}");

        Assert.Equal([personId], Ids(answer));
    }

    [Fact]
    public async Task A_tag_and_a_field_must_both_hold()
    {
        var tagId = await api.Given.Tag();
        var both = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"}],"entityFields":[{"name":"Both","stringValue":"yes"}]}""");
        await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"}]}""");
        await api.Given.Person("""{"entityFields":[{"name":"Both","stringValue":"yes"}]}""");

        var withText = await api.Get($"/api/v1/people?tagId={tagId}&entityFieldName=Both&entityFieldStringValue=yes");
        var withField = await api.Get($"/api/v1/people?tagId={tagId}&entityFieldName=Both");
        var withOther = await api.Get($"/api/v1/people?tagId={tagId}&entityFieldName=Both&entityFieldStringValue=no");

        Assert.Equal([both], Ids(withText));
        Assert.Equal([both], Ids(withField));
        Assert.Equal("[]", withOther.Text);
    }

    [Fact]
    public async Task A_list_longer_than_one_batch_is_complete()
    {
        var tagId = await api.Given.Tag();
        await api.Scalar<long>($"""
            with made as (
                insert into people (person_id) select gen_random_uuid() from generate_series(1, 450) returning person_id
            ),
            tagged as (
                insert into person_tags (person_id, person_tag_id, tag_id, position, created)
                select person_id, gen_random_uuid(), '{tagId}', 1, now() from made
                returning person_id
            )
            select count(*) from tagged
            """);

        var answer = await api.Get($"/api/v1/people?tagId={tagId}");

        var ids = Ids(answer);
        Assert.Equal(450, ids.Length);
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public async Task Pages_lead_through_the_whole_list()
    {
        var tagId = await api.Given.Tag();
        var people = new List<string>();

        for (var person = 0; person < 5; person++)
        {
            people.Add(await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"}]}"""));
        }

        var found = new List<string>();
        var next = $"/identities/api/v1/people?tagId={tagId}&limit=2";

        while (next is not null)
        {
            var page = await api.Get(next);
            Assert.InRange(Ids(page).Length, 1, 2);
            found.AddRange(Ids(page));
            next = page.Header("Link") is { } link ? link[1..link.IndexOf('>', StringComparison.Ordinal)] : null;
        }

        Assert.Equal(people, found);
    }

    [Theory]
    [InlineData("", "tagId")]
    [InlineData("?tagId=7", "tagId")]
    [InlineData("?tagId=", "tagId")]
    [InlineData("?entityFieldStringValue=Gold", "entityFieldName")]
    [InlineData("?entityFieldName=", "tagId")]
    [InlineData("?entityFieldName=x&limit=0", "limit")]
    [InlineData("?entityFieldName=x&limit=1001", "limit")]
    [InlineData("?entityFieldName=x&after=y", "after")]
    public async Task An_unusable_filter_answers_400_and_is_named(string query, string field)
    {
        var answer = await api.Get($"/api/v1/people{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.NotNull(answer.Error(field));
    }

    [Fact]
    public async Task A_null_character_in_a_filter_answers_400()
    {
        var answer = await api.Get("/api/v1/people?entityFieldName=a%00b");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task Somebody_elses_private_notes_are_not_shown()
    {
        var tagId = await api.Given.Tag();
        var personId = await api.Given.Person($$"""{"tags":[{"tagId":"{{tagId}}"}],"notes":[{"summary":"Hidden"}]}""");
        await api.Scalar<Guid>($"update notes set is_private = true, owner_subject = 'somebody' where person_id = '{personId}' returning note_id");

        var answer = await api.Get($"/api/v1/people?tagId={tagId}");

        Assert.Empty(answer.Json![0]!["notes"]!.AsArray());
    }

    [Fact]
    public async Task Without_the_permission_to_read_people_it_answers_403()
    {
        var answer = await api.Get("/api/v1/people?entityFieldName=x", ("Authorization", "Bearer " + api.Token(Permissions.ReadTags)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }

    private static string[] Ids(Answer answer) => [.. answer.Json!.AsArray().Select(person => (string)person!["personId"]!)];
}
