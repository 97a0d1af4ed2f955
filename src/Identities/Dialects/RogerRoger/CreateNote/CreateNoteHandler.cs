using Identities.Dialects.RogerRoger.Notes;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;
using Npgsql;

namespace Identities.Dialects.RogerRoger.CreateNote;

internal sealed record CreateNoteCommand(RogerRogerChange Change, SentBody Body) : IRequest<Outcome<NoteRow>>;

internal sealed class CreateNoteHandler(Database database) : IRequestHandler<CreateNoteCommand, Outcome<NoteRow>>
{
    public async Task<Outcome<NoteRow>> Handle(CreateNoteCommand command, CancellationToken cancellationToken)
    {
        var change = command.Change;
        var blank = new NoteRow { NoteId = Guid.CreateVersion7(), CreatedAt = change.Moment, OwnerSubject = change.Actor };

        if (command.Body.ReadNew(members => SentNote.Whole(members, blank)).Rejected(out var rejection, out var sent))
        {
            return await Refuse(change, [], rejection, cancellationToken);
        }

        if (sent.Judge(null) is { } broken)
        {
            return await Refuse(change, sent.References, broken, cancellationToken);
        }

        try
        {
            var note = await database.QueryBatch(InsertNote, Parameters.Of(change, sent.Note.OwnedByAuthor(blank), new { sent.NamesAuthor }), InsertedNote, cancellationToken);
            return note is null ? await Refuse(change, sent.References, RogerRogerProblems.NotFound, cancellationToken) : note;
        }
        catch (PostgresException refused) when (RogerRogerProblems.Of(refused) is { } problem)
        {
            return problem;
        }
    }

    /// <summary>An unknown person and another version than wanted are told first, then what is referred to and is not there.</summary>
    private async Task<Problem> Refuse(RogerRogerChange change, IReadOnlyList<Reference> references, Problem problem, CancellationToken cancellationToken)
    {
        try
        {
            await database.Execute(ExpectPerson, change, cancellationToken);
        }
        catch (PostgresException refused) when (RogerRogerProblems.Of(refused) is { } earlier)
        {
            return earlier;
        }

        return (await References.Find(database, references, null, cancellationToken)).Missing(references) ?? problem;
    }

    private static async Task<NoteRow?> InsertedNote(Rows rows)
    {
        await rows.ReadSingleAsync<DateTime>();
        var note = await rows.ReadSingleOrDefaultAsync<NoteRow>();
        var mark = await rows.ReadSingleAsync<string>();
        return note is null ? null : note with { Mark = mark };
    }

    private const string ExpectPerson = "select expect_person(@PersonId, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince)";

    // Without an author the note is the caller's, if that is a user of ours. No row is written when something that it refers to is not there.
    private const string InsertNote = """
        select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);

        insert into notes (person_id, note_id, position, summary, body, flagged, is_private, author_id, category_id, created_at, owner_subject, creator_subject)
        select @PersonId, @NoteId,
               (select coalesce(max(position), 0) + 1 from notes where person_id = @PersonId),
               @Title, @Description, @Flagged, @IsPrivate,
               case when @NamesAuthor then @AuthorId else (select user_id from users where user_id = uuid_of(@Actor) and deleted_at is null) end,
               @CategoryId, @CreatedAt, @OwnerSubject, @CreatorSubject
        where  exists (select from note_categories where category_id = @CategoryId)
        and    (@AuthorId::uuid is null or exists (select from users where user_id = @AuthorId and deleted_at is null))
        returning note_id, summary as title, body as description, flagged, is_private, author_id, category_id, created_at, owner_subject, creator_subject;

        select etag from mark_of_person(@PersonId, @Moment);
        """;
}
