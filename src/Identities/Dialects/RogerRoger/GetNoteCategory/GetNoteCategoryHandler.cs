using Identities.Dialects.RogerRoger.Notes;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.RogerRoger.GetNoteCategory;

internal sealed record GetNoteCategoryQuery(Guid Id) : IRequest<Outcome<NoteCategoryRow>>;

internal sealed class GetNoteCategoryHandler(Database database) : IRequestHandler<GetNoteCategoryQuery, Outcome<NoteCategoryRow>>
{
    public async Task<Outcome<NoteCategoryRow>> Handle(GetNoteCategoryQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<NoteCategoryRow>(CategoryById, query, cancellationToken) is { } row
            ? row
            : RogerRogerProblems.NotFound;

    private const string CategoryById = "select category_id, title from note_categories where category_id = @Id";
}
