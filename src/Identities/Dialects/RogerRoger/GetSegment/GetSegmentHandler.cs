using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.RogerRoger.GetSegment;

internal sealed record GetSegmentQuery(Guid Id) : IRequest<Outcome<SegmentRow>>;

internal sealed class GetSegmentHandler(Database database) : IRequestHandler<GetSegmentQuery, Outcome<SegmentRow>>
{
    public async Task<Outcome<SegmentRow>> Handle(GetSegmentQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<SegmentRow>(SegmentById, query, cancellationToken) is { } row
            ? row
            : RogerRogerProblems.NotFound;

    private const string SegmentById = """
        select segment_id, title, icon, sequence::bigint as sequence, updated_at, row_version::text as mark
        from   segments
        where  segment_id = @Id
        """;
}
