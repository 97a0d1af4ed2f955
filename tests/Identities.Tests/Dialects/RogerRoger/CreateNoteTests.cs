using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class CreateNoteTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_note_is_made_with_all_its_members_and_answered_with_201()
    {
        var (notes, category, author) = (await api.NotesOfSomebody(), await api.Category(), await api.UserWith());

        var answer = await api.Post(notes, $$"""
            {"id":"{{Notes.Unknown}}","personId":"{{Notes.Unknown}}","createdAt":"2026-01-15T13:00:00+01:00","description":"Called","title":"Phone","flagged":true,
             "isPrivate":false,"author":"/users/{{author.Id}}","category":"{{category}}","unknown":[1]}
            """);

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        var id = (string)answer["id"]!;
        Assert.NotEqual(Notes.Unknown, id);
        Assert.Equal(
            $$"""
            {"@context":"/contexts/PersonNoteResource","@id":"{{notes}}/{{id}}","@type":"PersonNoteResource","id":"{{id}}","createdAt":"2026-01-15T12:00:00+00:00","description":"Called","title":"Phone","flagged":true,"isPrivate":false,"author":"/users/{{author.Id}}","category":"{{category}}"}
            """.Trim(),
            answer.Text);
        Assert.Equal($"{notes}/{id}", answer.Header("Location"));
        Assert.Equal($"{notes}/{id}", answer.Header("Content-Location"));
        Assert.Equal("application/merge-patch+json", answer.Header("Accept-Patch"));
        Assert.Equal(answer.Text, (await api.Get($"{notes}/{id}")).Text);
    }

    [Fact]
    public async Task Left_out_members_have_defaults_and_the_author_is_the_caller()
    {
        var (notes, category, user) = (await api.NotesOfSomebody(), await api.Category(), await api.UserWith(Permissions.MutateAllIdentity));
        var before = api.Clock.GetUtcNow();

        var answer = await api.Post(notes, $$"""{"description":"Called","category":"{{category}}"}""", user.Bearer);

        Assert.Equal(
            $$"""{"description":"Called","title":null,"flagged":false,"isPrivate":false,"author":"/users/{{user.Id}}","category":"{{category}}"}""",
            answer.Line("@context", "@id", "@type", "id", "createdAt"));
        Assert.InRange((DateTimeOffset)answer["createdAt"]!, before.AddSeconds(-1), api.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_caller_who_is_no_user_is_no_author_and_null_is_nobody()
    {
        var (notes, category, user) = (await api.NotesOfSomebody(), await api.Category(), await api.UserWith(Permissions.MutateAllIdentity));

        var stranger = await api.Post(notes, $$"""{"description":"Called","category":"{{category}}"}""");
        var nobody = await api.Post(notes, $$"""{"description":"Called","category":"{{category}}","author":null,"createdAt":null,"flagged":null}""", user.Bearer);

        Assert.Null(stranger["author"]);
        Assert.Equal(HttpStatusCode.Created, nobody.Status);
        Assert.Null(nobody["author"]);
        Assert.NotNull(nobody["createdAt"]);
        Assert.False((bool)nobody["flagged"]!);
    }

    [Fact]
    public async Task The_person_gets_a_version_and_a_moment_and_the_log_an_entry()
    {
        var (notes, category) = (await api.NotesOfSomebody(), await api.Category());
        var person = notes[..^"/notes".Length];
        api.Clock.Advance(TimeSpan.FromMinutes(1));

        var note = await api.Note(notes, category);

        Assert.Equal(2, await api.VersionOfPerson(person));
        Assert.True(await api.Scalar<bool>($"select updated_at > created_at from people where person_id = '{People.IdIn(person)}'"));
        Assert.Equal("rogerroger", await api.Scalar<string>($"select origin from logged_changes where item_table = 'notes' and item_id = '{People.IdIn(note)}'"));
    }

    [Fact]
    public async Task The_native_surface_has_the_same_note()
    {
        var (notes, category) = (await api.NotesOfSomebody(), await api.Category());

        var note = await api.Note(notes, category, ""","title":"Phone" """);

        var native = await api.Get("/api/v1" + notes);
        Assert.Equal(
            $$"""[{"noteId":"{{People.IdIn(note)}}","summary":"Phone","body":"Called","author":null,"sharedId":null}]""", native.Text);
    }

    [Theory]
    [InlineData("{}", "description: This value should not be blank.", "category: This value should not be null.")]
    [InlineData("""{"description":null,"category":null}""", "description: This value should not be blank.", "category: This value should not be null.")]
    [InlineData("""{"description":" ","title":"x"}""", "description: This value should not be blank.", "category: This value should not be null.")]
    public async Task A_note_needs_a_description_and_a_category_and_both_are_named(string body, params string[] rules)
    {
        var notes = await api.NotesOfSomebody();

        var answer = await api.Post(notes, body);

        Assert.Equal(rules, answer.BrokenRules());
        Assert.Equal(string.Join('\n', rules), (string?)answer["message"]);
        Assert.Equal(0, (int?)(await api.Get(notes))["totalItems"]);
    }

    [Fact]
    public async Task A_title_of_256_characters_breaks_a_rule_and_255_do_not()
    {
        var (notes, category) = (await api.NotesOfSomebody(), await api.Category());

        await api.Note(notes, category, $$""","title":"{{string.Concat(Enumerable.Repeat("😀", 255))}}" """);
        var answer = await api.Post(notes, $$"""{"description":"Called","category":"{{category}}","title":"{{new string('x', 256)}}"}""");

        Assert.Equal(["title: This value is too long. It should have 255 characters or less."], answer.BrokenRules());
    }

    [Theory]
    [InlineData("""{"description":7}""", "The type of the \"description\" attribute must be \"string\", \"int\" given.")]
    [InlineData("""{"flagged":"yes"}""", "The type of the \"flagged\" attribute must be \"bool\", \"string\" given.")]
    [InlineData("""{"isPrivate":1}""", "The type of the \"isPrivate\" attribute must be \"bool\", \"int\" given.")]
    [InlineData("""{"createdAt":"yesterday"}""", "The value of the \"createdAt\" attribute must be a date or a date-time of RFC 3339.")]
    [InlineData("""{"category":"call"}""", "Invalid IRI \"call\".")]
    [InlineData("""{"category":"/tags/01900000-0000-7000-8000-00000000dead"}""", "Invalid IRI \"/tags/01900000-0000-7000-8000-00000000dead\".")]
    [InlineData("""{"category":"/note_categories/7"}""", "Item not found for \"/note_categories/7\".")]
    [InlineData(
        """{"description":"x","category":"/note_categories/01900000-0000-7000-8000-00000000dead"}""",
        "Item not found for \"/note_categories/01900000-0000-7000-8000-00000000dead\".")]
    [InlineData("""{"author":"/users/01900000-0000-7000-8000-00000000dead"}""", "Item not found for \"/users/01900000-0000-7000-8000-00000000dead\".")]
    [InlineData("""{"category":{"title":"Call"}}""", "Nested documents for attribute \"category\" are not allowed. Use IRIs instead.")]
    [InlineData("""{"@id":"/x"}""", "Update is not allowed for this operation.")]
    [InlineData("""{"description":"\u0000"}""", "The value of the \"description\" attribute must not contain U+0000 or half of a surrogate pair.")]
    [InlineData("{", "Syntax error")]
    public async Task A_body_of_the_wrong_shape_answers_400_and_says_why(string body, string detail)
    {
        var notes = await api.NotesOfSomebody();

        var answer = await api.Post(notes, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(detail, answer.ErrorDetail());
        Assert.Equal(0, (int?)(await api.Get(notes))["totalItems"]);
    }

    [Theory]
    [InlineData("{}", "application/json")]
    [InlineData("{", "application/ld+json")]
    [InlineData("{}", "text/plain")]
    public async Task An_unknown_person_answers_404_before_the_body_is_judged(string body, string mediaType)
    {
        var category = await api.Category();

        Assert.Equal("Not Found", (await api.Post($"/people/{Notes.Unknown}/notes", body, ("Content-Type", mediaType))).ErrorDetail());
        Assert.Equal(
            "Not Found",
            (await api.Post($"/people/{Notes.Unknown}/notes", $$"""{"description":"x","category":"{{category}}"}""")).ErrorDetail());
    }

    [Fact]
    public async Task Another_media_type_answers_415_and_names_the_supported_ones()
    {
        var answer = await api.Post(await api.NotesOfSomebody(), "{}", ("Content-Type", "application/merge-patch+json"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.Contains("application/ld+json", answer.ErrorDetail(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        var answer = await api.Post(await api.NotesOfSomebody(), "{}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}
