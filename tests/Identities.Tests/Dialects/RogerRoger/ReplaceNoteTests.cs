using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class ReplaceNoteTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task What_is_left_out_is_reset_but_for_the_moment_of_its_making()
    {
        var (notes, category, other, user) = (await api.NotesOfSomebody(), await api.Category(), await api.Category("Mail"), await api.UserWith([.. Permissions.All]));
        var note = await api.Note(notes, category, ""","title":"Old","flagged":true,"isPrivate":true,"createdAt":"2020-02-03T04:05:06Z" """, user);

        var answer = await api.Put(note, $$"""{"description":"New","category":"{{other}}"}""", user.Bearer);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""{"createdAt":"2020-02-03T04:05:06+00:00","description":"New","title":null,"flagged":false,"isPrivate":false,"author":null,"category":"{{other}}"}""",
            answer.Line("@context", "@id", "@type", "id"));
        Assert.Equal(answer.Text, (await api.Get(note)).Text);
    }

    [Fact]
    public async Task A_moment_that_is_sent_is_stored()
    {
        var category = await api.Category();
        var note = await api.Note(await api.NotesOfSomebody(), category);

        var answer = await api.Put(note, $$"""{"description":"New","category":"{{category}}","createdAt":"2021-01-01"}""");

        Assert.Equal("2021-01-01T00:00:00+00:00", (string?)answer["createdAt"]);
    }

    [Fact]
    public async Task Sending_back_what_was_read_changes_nothing_and_the_same_call_twice_is_one_change()
    {
        var (notes, category) = (await api.NotesOfSomebody(), await api.Category());
        var note = await api.Note(notes, category, ""","title":"Same" """);
        var read = await api.Get(note);

        var answer = await api.Put(note, read.Text);
        var version = await api.VersionOfPerson(notes[..^"/notes".Length]);
        await api.Put(note, $$"""{"description":"New","category":"{{category}}"}""");
        await api.Put(note, $$"""{"description":"New","category":"{{category}}"}""");

        Assert.Equal(read.Text, answer.Text);
        Assert.Equal(2, version);
        Assert.Equal(3, await api.VersionOfPerson(notes[..^"/notes".Length]));
    }

    [Fact]
    public async Task What_only_other_surfaces_know_stays()
    {
        var personId = await api.Given.Person();
        var shared = Guid.NewGuid();
        var native = await api.Put($"/api/v1/people/{personId}/notes", $$"""{"summary":"Native","author":"Somebody","sharedId":"{{shared}}"}""");

        await api.Put($"/people/{personId}/notes/{native["noteId"]}", $$"""{"description":"New","category":"{{await api.Category()}}"}""");

        Assert.Equal(
            $$"""[{"noteId":"{{native["noteId"]}}","summary":null,"body":"New","author":"Somebody","sharedId":"{{shared}}"}]""",
            (await api.Get($"/api/v1/people/{personId}/notes")).Text);
    }

    [Fact]
    public async Task A_note_that_another_surface_made_without_either_is_put_back_as_it_was_read()
    {
        var personId = await api.Given.Person();
        var native = await api.Put($"/api/v1/people/{personId}/notes", """{"summary":"Native"}""");
        var note = $"/people/{personId}/notes/{native["noteId"]}";

        var answer = await api.Put(note, (await api.Get(note)).Text);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(2, await api.VersionOfPerson($"/people/{personId}"));
    }

    [Fact]
    public async Task Without_description_and_category_it_answers_422_and_names_both()
    {
        var note = await api.Note(await api.NotesOfSomebody(), await api.Category());

        var answer = await api.Put(note, """{"title":"x"}""");

        Assert.Equal(["description: This value should not be blank.", "category: This value should not be null."], answer.BrokenRules());
        Assert.Equal("Called", (string?)(await api.Get(note))["description"]);
    }

    [Fact]
    public async Task A_reference_to_nothing_answers_400_before_rules_are_judged()
    {
        var note = await api.Note(await api.NotesOfSomebody(), await api.Category());

        var answer = await api.Put(note, $$"""{"category":"/note_categories/{{Notes.Unknown}}"}""");

        Assert.Equal($"Item not found for \"/note_categories/{Notes.Unknown}\".", answer.ErrorDetail());
    }

    [Theory]
    [InlineData("{}", "application/json")]
    [InlineData("{", "application/json")]
    [InlineData("{}", "text/plain")]
    public async Task A_note_that_is_not_there_answers_404_before_the_body_is_judged(string body, string mediaType)
    {
        var notes = await api.NotesOfSomebody();
        var mine = await api.Note(notes, await api.Category(), ""","isPrivate":true""", await api.UserWith([.. Permissions.All]));

        foreach (var path in new[] { $"{notes}/{Notes.Unknown}", $"/people/{Notes.Unknown}/notes/{Notes.Unknown}", mine })
        {
            Assert.Equal("Not Found", (await api.Put(path, body, ("Content-Type", mediaType))).ErrorDetail());
        }
    }

    [Fact]
    public async Task Another_media_type_answers_415()
    {
        var note = await api.Note(await api.NotesOfSomebody(), await api.Category());

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await api.Put(note, "{}", People.MergePatch)).Status);
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        var answer = await api.Put(
            $"/people/{Notes.Unknown}/notes/{Notes.Unknown}", "{}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}
