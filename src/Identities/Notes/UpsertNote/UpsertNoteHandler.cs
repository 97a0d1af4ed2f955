using Identities.Platform.Data;
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
        var parameters = new { NoteId = noteId, note.Summary, note.Body, Author = note.Author ?? command.Username, note.SharedId };

        try
        {
            var outcome = await changes.Write(UpsertNote, command.Change, parameters, UpsertedNote, cancellationToken);

            return outcome.Then<Versioned<Note>>(written => written.Value is { } upserted
                ? new Versioned<Note>(upserted, written.Mark)
                : NoteProblems.NotFound(noteId));
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: NoteProblems.IdUnique })
        {
            return NoteProblems.NotFound(noteId);
        }
    }

    private static async Task<Note?> UpsertedNote(Rows rows) => await rows.ReadSingleOrDefaultAsync<Note>();

    // A private note of somebody else is left alone and returns no row; an id of another person's note breaks its unique index.
    private const string UpsertNote = """
        select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        insert into notes (person_id, note_id, position, summary, body, author, owner_subject, shared_id, created_at)
        values (@PersonId, @NoteId,
                (select coalesce(max(position), 0) + 1 from notes where person_id = @PersonId),
                @Summary, @Body, @Author, @Actor, @SharedId, @Moment)
        on conflict (person_id, note_id) do update
        set    summary   = excluded.summary,
               body      = excluded.body,
               author    = excluded.author,
               shared_id = excluded.shared_id
        where  not notes.is_private or notes.owner_subject = @Actor
        returning note_id, summary, body, author, shared_id;

        select etag from mark_of_person(@PersonId, @Moment);
        """;
}
