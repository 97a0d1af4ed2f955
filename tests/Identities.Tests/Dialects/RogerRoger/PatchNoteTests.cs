using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class PatchNoteTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task Named_members_change_null_clears_and_the_others_stay()
    {
        var (notes, category) = (await api.NotesOfSomebody(), await api.Category());
        var note = await api.Note(notes, category, ""","title":"Old","flagged":true,"createdAt":"2020-02-03T04:05:06Z" """);

        var answer = await api.Merge(note, """{"title":null,"description":"New","flagged":null}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""{"createdAt":"2020-02-03T04:05:06+00:00","description":"New","title":null,"flagged":false,"isPrivate":false,"author":null,"category":"{{category}}"}""",
            answer.Line("@context", "@id", "@type", "id"));
        Assert.Equal(answer.Text, (await api.Get(note)).Text);
    }

    [Fact]
    public async Task The_moment_may_be_moved_and_null_leaves_it()
    {
        var note = await api.Note(await api.NotesOfSomebody(), await api.Category());

        await api.Merge(note, """{"createdAt":"2019-12-31T23:59:59Z"}""");
        var answer = await api.Merge(note, """{"createdAt":null}""");

        Assert.Equal("2019-12-31T23:59:59+00:00", (string?)answer["createdAt"]);
    }

    [Fact]
    public async Task What_changes_nothing_makes_no_version()
    {
        var notes = await api.NotesOfSomebody();
        var note = await api.Note(notes, await api.Category());

        await api.Merge(note, "{}");
        await api.Merge(note, (await api.Get(note)).Text);

        Assert.Equal(2, await api.VersionOfPerson(notes[..^"/notes".Length]));
    }

    [Fact]
    public async Task A_note_without_category_and_description_is_patched_where_the_patch_names_neither()
    {
        var personId = await api.Given.Person();
        var native = await api.Put($"/api/v1/people/{personId}/notes", """{"summary":"Native"}""");
        var note = $"/people/{personId}/notes/{native["noteId"]}";

        Assert.Equal(HttpStatusCode.OK, (await api.Merge(note, """{"flagged":true}""")).Status);
        Assert.Equal(["description: This value should not be blank."], (await api.Merge(note, """{"description":null}""")).BrokenRules());
        Assert.Equal(["category: This value should not be null."], (await api.Merge(note, """{"category":null}""")).BrokenRules());
        Assert.Equal(["description: This value should not be blank."], (await api.Merge(note, """{"description":" "}""")).BrokenRules());
    }

    [Fact]
    public async Task Naming_another_author_hands_a_private_note_over_and_naming_nobody_gives_it_back()
    {
        var (jane, john) = (await api.UserWith([.. Permissions.All]), await api.UserWith([.. Permissions.All]));
        var note = await api.Note(await api.NotesOfSomebody(), await api.Category(), ""","isPrivate":true""", jane);

        var handed = await api.Merge(note, $$"""{"author":"/users/{{john.Id}}"}""", jane.Bearer);
        Assert.Equal($"/users/{john.Id}", (string?)handed["author"]);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Get(note, jane.Bearer)).Status);
        Assert.Equal(HttpStatusCode.OK, (await api.Get(note, john.Bearer)).Status);

        var returned = await api.Merge(note, """{"author":null}""", john.Bearer);
        Assert.Null(returned["author"]);
        Assert.Equal(HttpStatusCode.OK, (await api.Get(note, jane.Bearer)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await api.Get(note, john.Bearer)).Status);
    }

    [Fact]
    public async Task An_author_who_has_left_may_be_sent_back_and_not_newly_named()
    {
        var (notes, category, gone) = (await api.NotesOfSomebody(), await api.Category(), await api.UserWith());
        var note = await api.Note(notes, category, $$""","author":"/users/{{gone.Id}}" """);
        var other = await api.Note(notes, category);
        await api.Execute($"update users set deleted_at = now() where user_id = '{gone.Id}'");

        Assert.Equal(HttpStatusCode.OK, (await api.Merge(note, $$"""{"title":"x","author":"/users/{{gone.Id}}"}""")).Status);
        Assert.Equal($"Item not found for \"/users/{gone.Id}\".", (await api.Merge(other, $$"""{"author":"/users/{{gone.Id}}"}""")).ErrorDetail());
    }

    [Theory]
    [InlineData("""{"flagged":"no"}""", "The type of the \"flagged\" attribute must be \"bool\", \"string\" given.")]
    [InlineData("""{"author":["x"]}""", "Nested documents for attribute \"author\" are not allowed. Use IRIs instead.")]
    [InlineData("[]", "The body must be a JSON object.")]
    public async Task A_body_of_the_wrong_shape_answers_400_and_changes_nothing(string body, string detail)
    {
        var note = await api.Note(await api.NotesOfSomebody(), await api.Category());
        var before = (await api.Get(note)).Text;

        var answer = await api.Merge(note, body);

        Assert.Equal(detail, answer.ErrorDetail());
        Assert.Equal(before, (await api.Get(note)).Text);
    }

    [Fact]
    public async Task Plain_JSON_answers_415_and_an_unknown_note_404_before_that()
    {
        var notes = await api.NotesOfSomebody();
        var note = await api.Note(notes, await api.Category());

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await api.Patch(note, "{}")).Status);
        Assert.Equal("Not Found", (await api.Patch($"{notes}/{Notes.Unknown}", "{}")).ErrorDetail());
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        var answer = await api.Merge(
            $"/people/{Notes.Unknown}/notes/{Notes.Unknown}", "{}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}
