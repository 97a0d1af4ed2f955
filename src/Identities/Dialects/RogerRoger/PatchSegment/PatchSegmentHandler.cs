using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.PatchSegment;

internal sealed record PatchSegmentCommand(Guid Id, OpenChange Change, SentBody Body) : IRequest<Outcome<SegmentRow>>;

internal sealed class PatchSegmentHandler(Revisions revisions) : IRequestHandler<PatchSegmentCommand, Outcome<SegmentRow>>
{
    public Task<Outcome<SegmentRow>> Handle(PatchSegmentCommand command, CancellationToken cancellationToken)
        => revisions.Revise<SegmentRow>(
            SegmentRow.LockedRow, SegmentRow.Update, command.Change, command.Id, stands => command.Body.Read(stands.With), cancellationToken);
}
