using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Npgsql;

namespace Identities.Dialects.RogerRoger.Notes;

/// <summary>How a note is changed: the person is locked and the note read, the body is read over it and judged, and what differs is written.</summary>
internal sealed class NoteWrites(Database database)
{
    public async Task<Outcome<NoteRow>> Change(
        RogerRogerChange change,
        Guid noteId,
        Func<NoteRow, Input<SentNote>> read,
        CancellationToken cancellationToken)
    {
        try
        {
            return await database.InTransaction(change.PersonId, transaction => Change(transaction, change, noteId, read, cancellationToken), cancellationToken);
        }
        catch (PostgresException refused) when (RogerRogerProblems.Of(refused) is { } problem)
        {
            return problem;
        }
    }

    private static async Task<Outcome<NoteRow>> Change(
        DatabaseTransaction transaction,
        RogerRogerChange change,
        Guid noteId,
        Func<NoteRow, Input<SentNote>> read,
        CancellationToken cancellationToken)
    {
        var stands = await transaction.QueryBatch(
            LockPersonAndReadNote,
            Parameters.Of(change, new { NoteId = noteId }),
            async rows =>
            {
                await rows.ReadSingleAsync<DateTime>();
                return await rows.ReadSingleOrDefaultAsync<NoteRow>();
            },
            cancellationToken);

        if (stands is null)
        {
            return RogerRogerProblems.NotFound;
        }

        if (read(stands).Rejected(out var rejection, out var sent))
        {
            return rejection;
        }

        var references = sent.NewReferences(stands);

        if ((await References.Find(transaction, references, null, cancellationToken)).Missing(references) is { } missing)
        {
            return missing;
        }

        if (sent.Judge(stands) is { } broken)
        {
            return broken;
        }

        var note = sent.Note.OwnedByAuthor(stands);

        if (note == stands)
        {
            return stands;
        }

        var mark = await transaction.QueryBatch(
            UpdateNoteAndCommit,
            Parameters.Of(note, new { change.PersonId, change.Moment }),
            rows => rows.ReadSingleAsync<string>().AsTask(),
            cancellationToken);

        return note with { Mark = mark };
    }

    // A private note of somebody else is not there.
    private const string LockPersonAndReadNote = """
        select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        select note_id, summary as title, body as description, flagged, is_private, author_id, category_id, created_at,
               owner_subject, creator_subject, (select etag from mark_of_person(@PersonId, @Moment)) as mark
        from   notes
        where  person_id = @PersonId
        and    note_id = @NoteId
        and    (not is_private or owner_subject = @Actor);
        """;

    private const string UpdateNoteAndCommit = """
        update notes
        set    summary         = @Title,
               body            = @Description,
               flagged         = @Flagged,
               is_private      = @IsPrivate,
               author_id       = @AuthorId,
               category_id     = @CategoryId,
               created_at      = @CreatedAt,
               owner_subject   = @OwnerSubject,
               creator_subject = @CreatorSubject
        where  person_id = @PersonId
        and    note_id = @NoteId;

        select etag from mark_of_person(@PersonId, @Moment);

        commit;
        """;
}
