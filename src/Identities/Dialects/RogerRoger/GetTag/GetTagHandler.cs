using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.RogerRoger.GetTag;

internal sealed record GetTagQuery(Guid Id) : IRequest<Outcome<TagRow>>;

internal sealed class GetTagHandler(Database database) : IRequestHandler<GetTagQuery, Outcome<TagRow>>
{
    public async Task<Outcome<TagRow>> Handle(GetTagQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<TagRow>(TagById, query, cancellationToken) is { } row
            ? row
            : RogerRogerProblems.NotFound;

    private const string TagById = """
        select tag_id, tag_name as title, description, background_color, text_color, created_at, updated_at, row_version::text as mark
        from   tags
        where  tag_id = @Id
        and    deleted_at is null
        """;
}
