using Identities.Dialects.RogerRoger.Lists;
using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.RogerRoger.ListSegments;

internal sealed record ListSegmentsQuery(ListQuery List) : IRequest<Outcome<PageOf<SegmentRow>>>;

internal sealed class ListSegmentsHandler(Pages pages) : IRequestHandler<ListSegmentsQuery, Outcome<PageOf<SegmentRow>>>
{
    public async Task<Outcome<PageOf<SegmentRow>>> Handle(ListSegmentsQuery query, CancellationToken cancellationToken)
        => query.List.Rejected(out var rejection)
            ? rejection
            : await pages.Read<SegmentRow>(SegmentsOfPage, query.List, null, cancellationToken);

    // Ids are made in the order of time. The planner's estimate does for more segments than anybody has.
    private const string SegmentsOfPage = """
        select case when counted <= 10000 then counted
                    else (select greatest(counted, reltuples::bigint) from pg_class where oid = 'segments'::regclass)
               end
        from   (select count(*) as counted from (select from segments limit 10001) as bounded) as counting;

        select segment_id, title, icon, sequence::bigint as sequence
        from   segments
        order by segment_id
        limit  @Rows
        offset @Skipped;
        """;
}
