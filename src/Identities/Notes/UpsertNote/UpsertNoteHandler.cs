using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.Notes.UpsertNote;

internal sealed record UpsertNoteCommand(PersonChange Change, string? Username, Input<NoteRequest> Note) : IRequest<Outcome<Versioned<Note>>>;

internal sealed class UpsertNoteHandler(PersonChanges changes) : IRequestHandler<UpsertNoteCommand, Outcome<Versioned<Note>>>
{
    public async Task<Outcome<Versioned<Note>>> Handle(UpsertNoteCommand command, CancellationToken cancellationToken)
    {
        if (command.Note.Rejected(out var rejection, out var note))
        {
            return await changes.Refuse(command.Change, rejection, cancellationToken);
        }

        var noteId = note.NoteId ?? Guid.CreateVersion7();
        var parameters = new { Items = PartItems.Of(note with { NoteId = noteId, Author = note.Author ?? command.Username }) };

        try
        {
            return await changes.WriteOne<Note>(UpsertNote, command.Change, parameters, cancellationToken);
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: NoteProblems.IdUnique })
        {
            return NoteProblems.NotFound(noteId);
        }
    }

    // An id of another person's note breaks its unique index.
    private const string UpsertNote = """
        select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        select note_id, summary, body, author, shared_id
        from   write_notes(@PersonId, @Items::jsonb);

        select etag from mark_of_person(@PersonId, @Moment);
        """;
}
