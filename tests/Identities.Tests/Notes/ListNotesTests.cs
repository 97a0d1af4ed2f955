using System.Net;
using Identities.Platform.Security;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Notes;

public sealed class ListNotesTests(Api api) : IClassFixture<Api>
{
    private const string Unknown = "01900000-0000-7000-8000-00000000dead";

    [Fact]
    public async Task Notes_are_listed_in_the_order_they_were_written()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var personId = await api.Given.Person(
            $$"""{"notes":[{"noteId":"{{second}}","summary":"Called","sharedId":"{{first}}"},{"noteId":"{{first}}","body":"Wrote","author":"John"}]}""");

        var answer = await api.Get($"/api/v1/people/{personId}/notes");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            $$"""[{"noteId":"{{second}}","summary":"Called","body":null,"author":"jane.doe@example.com","sharedId":"{{first}}"},"""
            + $$"""{"noteId":"{{first}}","summary":null,"body":"Wrote","author":"John","sharedId":null}]""",
            answer.Text);
        Assert.Equal("\"1\"", answer.ETag);
    }

    [Fact]
    public async Task Without_notes_the_list_is_empty()
    {
        var personId = await api.Given.Person();

        var answer = await api.Get($"/api/v1/people/{personId}/notes");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("[]", answer.Text);
    }

    [Theory]
    [InlineData("'someone-else'")]
    [InlineData("null")]
    public async Task A_private_note_of_somebody_else_is_not_listed(string owner)
    {
        var personId = await api.Given.Person("""{"notes":[{"summary":"Seen by all"},{"summary":"Hidden"}]}""");
        await api.Execute(
            $"update notes set is_private = true, owner_subject = {owner} where person_id = '{personId}' and summary = 'Hidden'");

        var answer = await api.Get($"/api/v1/people/{personId}/notes");

        Assert.Equal(["Seen by all"], answer.Json!.AsArray().Select(note => (string?)note!["summary"]));
    }

    [Fact]
    public async Task A_private_note_of_ones_own_is_listed()
    {
        var personId = await api.Given.Person("""{"notes":[{"summary":"Mine"}]}""");
        await api.Execute($"update notes set is_private = true where person_id = '{personId}'");

        var answer = await api.Get($"/api/v1/people/{personId}/notes");

        Assert.Equal(["Mine"], answer.Json!.AsArray().Select(note => (string?)note!["summary"]));
    }

    [Fact]
    public async Task The_version_that_the_caller_holds_answers_304()
    {
        var personId = await api.Given.Person("""{"notes":[{"summary":"Called"}]}""");

        var answer = await api.Get($"/api/v1/people/{personId}/notes", ("If-None-Match", "\"1\""));

        Assert.Equal(HttpStatusCode.NotModified, answer.Status);
        Assert.Equal("", answer.Text);
        Assert.Equal("\"1\"", answer.ETag);
    }

    [Fact]
    public async Task A_note_written_since_is_answered_under_a_new_entity_tag()
    {
        var personId = await api.Given.Person();
        await api.Put($"/api/v1/people/{personId}/notes", """{"summary":"Called"}""");

        var answer = await api.Get($"/api/v1/people/{personId}/notes", ("If-None-Match", "\"1\""));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("\"2\"", answer.ETag);
    }

    [Fact]
    public async Task An_unknown_person_answers_404_person_not_found()
    {
        var answer = await api.Get($"/api/v1/people/{Unknown}/notes");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("person-not-found", answer.Code);
    }

    [Fact]
    public async Task Without_the_permission_to_read_it_answers_403()
    {
        var answer = await api.Get(
            $"/api/v1/people/{Unknown}/notes", ("Authorization", "Bearer " + api.Token(Permissions.MutateAllIdentity)));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("permission-missing", answer.Code);
    }
}
