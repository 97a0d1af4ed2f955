using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.ReplaceSegment;

internal sealed record ReplaceSegmentCommand(Guid Id, OpenChange Change, SentBody Body) : IRequest<Outcome<SegmentRow>>;

internal sealed class ReplaceSegmentHandler(Revisions revisions) : IRequestHandler<ReplaceSegmentCommand, Outcome<SegmentRow>>
{
    public Task<Outcome<SegmentRow>> Handle(ReplaceSegmentCommand command, CancellationToken cancellationToken)
        => revisions.Revise<SegmentRow>(
            SegmentRow.LockedRow, SegmentRow.Update, command.Change, command.Id, stands => command.Body.Read(stands.Emptied().With), cancellationToken);
}
