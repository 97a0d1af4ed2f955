using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Dialects.RogerRoger;

public sealed class GetNoteTests(Api api) : IClassFixture<Api>
{
    [Fact]
    public async Task A_note_made_natively_is_shown_with_null_where_it_has_nothing()
    {
        var personId = await api.Given.Person();
        var native = await api.Put($"/api/v1/people/{personId}/notes", """{"summary":"Native","author":"Somebody"}""");

        var answer = await api.Get($"/people/{personId}/notes/{native["noteId"]}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            """{"description":null,"title":"Native","flagged":false,"isPrivate":false,"author":null,"category":null}""",
            answer.Line("@context", "@id", "@type", "id", "createdAt"));
    }

    [Fact]
    public async Task Plain_JSON_is_the_same_without_the_members_that_link()
    {
        var note = await api.Note(await api.NotesOfSomebody(), await api.Category());
        var linked = await api.Get(note);

        var plain = await api.Get(note, ("Accept", "application/json"));

        Assert.Equal("application/json", plain.MediaType);
        Assert.Equal(linked.Line("@context", "@id", "@type"), plain.Text);
    }

    [Fact]
    public async Task A_private_note_is_there_for_its_author_only_on_every_surface()
    {
        var notes = await api.NotesOfSomebody();
        var author = await api.UserWith([.. Permissions.All]);
        var note = await api.Note(notes, await api.Category(), ""","isPrivate":true""", author);

        Assert.Equal(HttpStatusCode.OK, (await api.Get(note, author.Bearer)).Status);
        Assert.Equal("Not Found", (await api.Get(note)).ErrorDetail());
        Assert.Equal("[]", (await api.Get("/api/v1" + notes)).Text);
        Assert.NotEqual("[]", (await api.Get("/api/v1" + notes, author.Bearer)).Text);
    }

    [Fact]
    public async Task A_note_of_another_person_or_of_nobody_answers_404()
    {
        var note = await api.Note(await api.NotesOfSomebody(), await api.Category());
        var other = await api.NotesOfSomebody();

        Assert.Equal("Not Found", (await api.Get($"{other}/{People.IdIn(note)}")).ErrorDetail());
        Assert.Equal("Not Found", (await api.Get($"{other}/{Notes.Unknown}")).ErrorDetail());
        Assert.Equal("Not Found", (await api.Get($"{other}/7")).ErrorDetail());
        Assert.Equal("Not Found", (await api.Get($"/people/{Notes.Unknown}/notes/{People.IdIn(note)}")).ErrorDetail());
    }

    [Fact]
    public async Task There_is_no_DELETE()
    {
        var answer = await api.Delete(await api.Note(await api.NotesOfSomebody(), await api.Category()));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal("GET, HEAD, PATCH, PUT", answer.Header("Allow"));
        Assert.Equal("Method Not Allowed", answer.ErrorDetail());
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_403()
    {
        var answer = await api.Get(
            $"/people/{Notes.Unknown}/notes/{Notes.Unknown}", ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}
