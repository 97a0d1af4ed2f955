using Identities.Dialects.RogerRoger.Notes;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.RogerRoger.GetNote;

internal sealed record GetNoteQuery(Guid PersonId, Guid NoteId, string? Reader, DateTime Moment) : IRequest<Outcome<NoteRow>>;

internal sealed class GetNoteHandler(Database database) : IRequestHandler<GetNoteQuery, Outcome<NoteRow>>
{
    public async Task<Outcome<NoteRow>> Handle(GetNoteQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<NoteRow>(VisibleNote, query, cancellationToken) is { } note
            ? note
            : RogerRogerProblems.NotFound;

    private const string VisibleNote = """
        select note_id, summary as title, body as description, flagged, is_private, author_id, category_id, created_at,
               owner_subject, creator_subject, stands.etag as mark, stands.modified_at
        from   notes
        cross join mark_of_person(@PersonId, @Moment) as stands
        where  person_id = @PersonId
        and    note_id = @NoteId
        and    (not is_private or owner_subject = @Reader)
        """;
}
