using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.CreateSegment;

internal sealed record CreateSegmentCommand(OpenChange Change, SentBody Body) : IRequest<Outcome<SegmentRow>>;

internal sealed class CreateSegmentHandler(Revisions revisions) : IRequestHandler<CreateSegmentCommand, Outcome<SegmentRow>>
{
    public Task<Outcome<SegmentRow>> Handle(CreateSegmentCommand command, CancellationToken cancellationToken)
        => revisions.Make(InsertSegment, command.Change, Sent(command), cancellationToken);

    private static Input<SegmentRow> Sent(CreateSegmentCommand command) => command.Body.ReadNew(new SegmentRow { SegmentId = Guid.CreateVersion7() }.With);

    private const string InsertSegment = """
        select open_change(@Actor, @Origin, @Moment);

        insert into segments (segment_id, title, icon, sequence, created_at, updated_at)
        values (@SegmentId, @Title, @Icon, @Sequence, @Moment, @Moment)
        returning segment_id, title, icon, sequence::bigint as sequence, updated_at, row_version::text as mark;
        """;
}
