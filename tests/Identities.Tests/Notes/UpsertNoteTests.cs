using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Notes;

public sealed class UpsertNoteTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Fact]
    public async Task Without_an_id_a_note_is_added_behind_the_others()
    {
        var personId = await api.Given.Person("""{"notes":[{"summary":"First"}]}""");
        var sharedId = Guid.CreateVersion7();

        var answer = await api.Put(
            $"/api/v1/people/{personId}/notes",
            $$"""{"summary":"Called","body":"Wants a quote.","author":"John Roe","sharedId":"{{sharedId}}"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""{"noteId":"{{answer["noteId"]}}","summary":"Called","body":"Wants a quote.","author":"John Roe","sharedId":"{{sharedId}}"}""",
            answer.Text);
        Assert.Equal("\"2\"", answer.ETag);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        var notes = await api.Get($"/api/v1/people/{personId}/notes");
        Assert.Equal(["First", "Called"], notes.Json!.AsArray().Select(note => (string?)note!["summary"]));
    }

    [Theory]
    [InlineData("""{"body":"Called"}""")]
    [InlineData("""{"body":"Called","author":null}""")]
    public async Task Without_an_author_it_is_the_callers_username(string body)
    {
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/notes", body);

        Assert.Equal(
            $$"""{"noteId":"{{answer["noteId"]}}","summary":null,"body":"Called","author":"jane.doe@example.com","sharedId":null}""",
            answer.Text);
    }

    [Fact]
    public async Task A_new_note_belongs_to_the_caller_and_to_now()
    {
        var personId = await api.Given.Person();
        var before = api.Clock.GetUtcNow().UtcDateTime;

        var answer = await api.Put($"/api/v1/people/{personId}/notes", """{"summary":"Called"}""");

        var noteId = (string)answer["noteId"]!;
        Assert.Equal("01900000-0000-7000-8000-00000000cafe", await api.Scalar<string>($"select owner_subject from notes where note_id = '{noteId}'"));
        Assert.InRange(
            await api.Scalar<DateTime>($"select created_at from notes where note_id = '{noteId}'"),
            before.AddSeconds(-1),
            api.Clock.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task With_the_id_of_a_note_it_is_replaced_in_its_place()
    {
        var noteId = Guid.CreateVersion7();
        var personId = await api.Given.Person(
            $$"""{"notes":[{"noteId":"{{noteId}}","summary":"First","body":"Long","author":"John","sharedId":"{{noteId}}"},{"summary":"Second"}]}""");

        var answer = await api.Put($"/api/v1/people/{personId}/notes", $$"""{"noteId":"{{noteId}}","summary":"Changed"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""{"noteId":"{{noteId}}","summary":"Changed","body":null,"author":"jane.doe@example.com","sharedId":null}""", answer.Text);
        var notes = await api.Get($"/api/v1/people/{personId}/notes");
        Assert.Equal(["Changed", "Second"], notes.Json!.AsArray().Select(note => (string?)note!["summary"]));
    }

    [Fact]
    public async Task What_only_other_surfaces_show_of_a_note_stays()
    {
        var noteId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"notes":[{"noteId":"{{noteId}}","summary":"First"}]}""");
        await api.Execute(
            $"""
            insert into note_categories (category_id, title, created_at) values ('{Unknown}', 'Call', now());

            update notes
            set    flagged = true, is_private = true, category_id = '{Unknown}', author_id = '{Unknown}', created_at = '2020-01-01T00:00:00Z'
            where  note_id = '{noteId}'
            """);

        var answer = await api.Put($"/api/v1/people/{personId}/notes", $$"""{"noteId":"{{noteId}}","summary":"Changed"}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(1, await api.Scalar<long>(
            $"""
            select count(*) from notes
            where  note_id = '{noteId}' and summary = 'Changed'
            and    flagged and is_private and category_id = '{Unknown}' and author_id = '{Unknown}'
            and    created_at = '2020-01-01T00:00:00Z' and owner_subject = '01900000-0000-7000-8000-00000000cafe'
            """));
    }

    [Fact]
    public async Task Replacing_somebody_elses_open_note_keeps_its_owner()
    {
        var noteId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"notes":[{"noteId":"{{noteId}}","summary":"First"}]}""");
        await api.Execute($"update notes set owner_subject = 'someone-else' where note_id = '{noteId}'");

        await api.Put($"/api/v1/people/{personId}/notes", $$"""{"noteId":"{{noteId}}","summary":"Changed"}""");

        Assert.Equal("someone-else", await api.Scalar<string>($"select owner_subject from notes where note_id = '{noteId}'"));
    }

    [Fact]
    public async Task The_same_call_twice_makes_one_version()
    {
        var personId = await api.Given.Person();
        var body = $$"""{"noteId":"{{Guid.CreateVersion7()}}","summary":"Called"}""";

        var first = await api.Put($"/api/v1/people/{personId}/notes", body);
        var second = await api.Put($"/api/v1/people/{personId}/notes", body);

        Assert.Equal("\"2\"", first.ETag);
        Assert.Equal("\"2\"", second.ETag);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(1, await api.Scalar<long>($"select count(*) from change where person_id = '{personId}' and item_table = 'notes'"));
    }

    [Fact]
    public async Task An_id_that_nobody_knows_is_given_to_the_new_note()
    {
        var personId = await api.Given.Person();
        var noteId = Guid.CreateVersion7();

        var answer = await api.Put($"/api/v1/people/{personId}/notes", $$"""{"noteId":"{{noteId}}","summary":"Called"}""");

        Assert.Equal(noteId.ToString(), (string?)answer["noteId"]);
    }

    [Fact]
    public async Task An_id_of_another_persons_note_answers_404_and_moves_nothing()
    {
        var noteId = Guid.CreateVersion7();
        var other = await api.Given.Person($$"""{"notes":[{"noteId":"{{noteId}}","summary":"Theirs"}]}""");
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/notes", $$"""{"noteId":"{{noteId}}","summary":"Taken"}""");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("note-not-found", answer.Code);
        Assert.Equal("Theirs", (string?)(await api.Get($"/api/v1/people/{other}/notes")).Json![0]!["summary"]);
        Assert.Equal("\"1\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Theory]
    [InlineData("'someone-else'")]
    [InlineData("null")]
    public async Task The_id_of_somebody_elses_private_note_answers_404_and_stores_nothing(string owner)
    {
        var noteId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"notes":[{"noteId":"{{noteId}}","summary":"Hidden"}]}""");
        await api.Execute($"update notes set is_private = true, owner_subject = {owner} where note_id = '{noteId}'");
        var version = await api.Scalar<long>($"select version from people where person_id = '{personId}'");

        var answer = await api.Put($"/api/v1/people/{personId}/notes", $$"""{"noteId":"{{noteId}}","summary":"Overwritten"}""");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("note-not-found", answer.Code);
        Assert.Equal("Hidden", await api.Scalar<string>($"select summary from notes where note_id = '{noteId}'"));
        Assert.Equal(version, await api.Scalar<long>($"select version from people where person_id = '{personId}'"));
        Assert.Equal(1, await api.Scalar<long>($"select count(*) from notes where person_id = '{personId}'"));
    }

    [Theory]
    [InlineData("""{}""", "summary")]
    [InlineData("""{"author":"John"}""", "summary")]
    [InlineData("""{"summary":" ","body":""}""", "summary")]
    [InlineData("""{"summary":7}""", "summary")]
    [InlineData("""{"summary":"Called","body":["Long"]}""", "body")]
    [InlineData("""{"summary":"Called","author":"a\u0000b"}""", "author")]
    [InlineData("""{"summary":"Called","body":"\ud800"}""", "body")]
    [InlineData("""{"summary":"Called","noteId":"7"}""", "noteId")]
    [InlineData("""{"summary":"Called","noteId":"00000000-0000-0000-0000-000000000000"}""", "noteId")]
    [InlineData("""{"summary":"Called","sharedId":"7"}""", "sharedId")]
    [InlineData("""{"summary":"Called","sharedId":7}""", "sharedId")]
    public async Task An_unacceptable_field_answers_400_and_is_named(string body, string field)
    {
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/notes", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid-fields", answer.Code);
        Assert.NotNull(answer.Error(field));
        Assert.Equal("\"1\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Theory]
    [InlineData("summary", 512)]
    [InlineData("body", 8192)]
    [InlineData("author", 256)]
    public async Task A_text_of_the_greatest_length_is_kept_and_one_more_character_answers_400(string field, int length)
    {
        var personId = await api.Given.Person();

        var longest = await api.Put($"/api/v1/people/{personId}/notes", Body(length));
        var longer = await api.Put($"/api/v1/people/{personId}/notes", Body(length + 1));

        Assert.Equal(new string('é', length), (string?)longest[field]);
        Assert.Equal(HttpStatusCode.BadRequest, longer.Status);
        Assert.NotNull(longer.Error(field));

        string Body(int characters) => $$"""{"summary":"Called","body":"Long","{{field}}":"{{new string('é', characters)}}"}""";
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"summary":"Called",}""")]
    public async Task A_body_that_is_no_JSON_object_answers_400(string body)
    {
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/notes", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("malformed-body", answer.Code);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"summary":"Called"}""")]
    public async Task An_unknown_person_answers_404_before_the_body_is_judged(string body)
    {
        var answer = await api.Put($"/api/v1/people/{Unknown}/notes", body);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-not-found", answer.Code);
    }

    [Theory]
    [InlineData("If-Match", "\"1\"", """{"summary":"Late"}""")]
    [InlineData("If-Match", "\"1\"", "{}")]
    [InlineData("If-None-Match", "*", """{"summary":"Late"}""")]
    public async Task A_failed_precondition_answers_412_with_the_current_version_and_writes_nothing(string header, string value, string body)
    {
        var personId = await api.Given.Person();
        await api.Put($"/api/v1/people/{personId}/notes", """{"summary":"Called"}""");

        var answer = await api.Put($"/api/v1/people/{personId}/notes", body, (header, value));

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status);
        Assert.Equal("precondition-failed", answer.Code);
        Assert.Equal("\"2\"", answer.ETag);
        Assert.Single((await api.Get($"/api/v1/people/{personId}/notes")).Json!.AsArray());
    }

    [Fact]
    public async Task The_version_that_If_Match_names_is_written_and_answered_with_the_new_one()
    {
        var personId = await api.Given.Person();

        var answer = await api.Put($"/api/v1/people/{personId}/notes", """{"summary":"Called"}""", ("If-Match", "\"1\""));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("\"2\"", answer.ETag);
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        var answer = await api.Put(
            $"/api/v1/people/{Unknown}/notes", "{}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }
}
