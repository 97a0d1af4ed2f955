using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Notes;

public sealed class DeleteNoteTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Fact]
    public async Task A_deleted_note_is_gone_and_logged()
    {
        var noteId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"notes":[{"noteId":"{{noteId}}","summary":"First"},{"summary":"Second"}]}""");

        var answer = await api.Delete($"/api/v1/people/{personId}/notes/{noteId}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("true", answer.Text);
        Assert.Equal("\"2\"", answer.ETag);
        var notes = await api.Get($"/api/v1/people/{personId}/notes");
        Assert.Equal(["Second"], notes.Json!.AsArray().Select(note => (string?)note!["summary"]));
        Assert.Equal(1, await api.Scalar<long>(
            $"""
            select count(*) from logged_changes
            where  person_id = '{personId}' and version = 2 and item_table = 'notes' and item_id = '{noteId}'
            and    before ->> 'summary' = 'First' and after is null
            """));
    }

    [Fact]
    public async Task The_second_deletion_answers_404_and_makes_no_version()
    {
        var noteId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"notes":[{"noteId":"{{noteId}}","summary":"First"}]}""");
        await api.Delete($"/api/v1/people/{personId}/notes/{noteId}");

        var answer = await api.Delete($"/api/v1/people/{personId}/notes/{noteId}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("note-not-found", answer.Code);
        Assert.Equal("\"2\"", (await api.Get($"/api/v1/people/{personId}")).ETag);
    }

    [Fact]
    public async Task An_unknown_note_answers_404_note_not_found()
    {
        var personId = await api.Given.Person();

        var answer = await api.Delete($"/api/v1/people/{personId}/notes/{Unknown}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("note-not-found", answer.Code);
    }

    [Fact]
    public async Task Another_persons_note_answers_404_and_stays()
    {
        var noteId = Guid.CreateVersion7();
        var other = await api.Given.Person($$"""{"notes":[{"noteId":"{{noteId}}","summary":"Theirs"}]}""");
        var personId = await api.Given.Person();

        var answer = await api.Delete($"/api/v1/people/{personId}/notes/{noteId}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("note-not-found", answer.Code);
        Assert.Single((await api.Get($"/api/v1/people/{other}/notes")).Json!.AsArray());
    }

    [Theory]
    [InlineData("'someone-else'")]
    [InlineData("null")]
    public async Task Somebody_elses_private_note_answers_404_and_stays(string owner)
    {
        var noteId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"notes":[{"noteId":"{{noteId}}","summary":"Hidden"}]}""");
        await api.Execute($"update notes set is_private = true, owner_subject = {owner} where note_id = '{noteId}'");

        var answer = await api.Delete($"/api/v1/people/{personId}/notes/{noteId}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("note-not-found", answer.Code);
        Assert.Equal(1, await api.Scalar<long>($"select count(*) from notes where note_id = '{noteId}'"));
    }

    [Fact]
    public async Task A_private_note_of_ones_own_is_deleted()
    {
        var noteId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"notes":[{"noteId":"{{noteId}}","summary":"Mine"}]}""");
        await api.Execute($"update notes set is_private = true where note_id = '{noteId}'");

        var answer = await api.Delete($"/api/v1/people/{personId}/notes/{noteId}");

        Assert.Equal("true", answer.Text);
    }

    [Fact]
    public async Task An_unknown_person_answers_404_person_not_found()
    {
        var answer = await api.Delete($"/api/v1/people/{Unknown}/notes/{Unknown}");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-not-found", answer.Code);
    }

    [Fact]
    public async Task A_malformed_id_answers_404()
    {
        var personId = await api.Given.Person();

        var answer = await api.Delete($"/api/v1/people/{personId}/notes/7");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("route-not-found", answer.Code);
    }

    [Theory]
    [InlineData("If-Match", "\"7\"")]
    [InlineData("If-None-Match", "*")]
    public async Task A_failed_precondition_answers_412_with_the_current_version_and_deletes_nothing(string header, string value)
    {
        var noteId = Guid.CreateVersion7();
        var personId = await api.Given.Person($$"""{"notes":[{"noteId":"{{noteId}}","summary":"First"}]}""");

        var answer = await api.Delete($"/api/v1/people/{personId}/notes/{noteId}", (header, value));

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status);
        Assert.Equal("precondition-failed", answer.Code);
        Assert.Equal("\"1\"", answer.ETag);
        Assert.Single((await api.Get($"/api/v1/people/{personId}/notes")).Json!.AsArray());
    }

    [Fact]
    public async Task Without_the_permission_to_mutate_it_answers_403()
    {
        var answer = await api.Delete(
            $"/api/v1/people/{Unknown}/notes/{Unknown}", ("Authorization", "Bearer " + api.Token(Permissions.ReadAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }
}
