using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Notes.ListNotes;

internal sealed record ListNotesQuery(PersonRead Person) : IRequest<Outcome<Versioned<IReadOnlyList<Note>>>>;

internal sealed class ListNotesHandler(PersonReads reads) : IRequestHandler<ListNotesQuery, Outcome<Versioned<IReadOnlyList<Note>>>>
{
    public Task<Outcome<Versioned<IReadOnlyList<Note>>>> Handle(ListNotesQuery query, CancellationToken cancellationToken)
        => reads.List<Note>(VisibleNotes, query.Person, cancellationToken);

    private const string VisibleNotes = """
        select etag, modified_at from mark_of_person(@PersonId, @Moment);

        select note_id, summary, body, author, shared_id
        from   notes
        where  person_id = @PersonId
        and    (not is_private or owner_subject = @Reader)
        order by position, note_id;
        """;
}
