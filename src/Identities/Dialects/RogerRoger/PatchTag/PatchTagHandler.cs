using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.Dialects.RogerRoger.PatchTag;

internal sealed record PatchTagCommand(Guid Id, OpenChange Change, SentBody Body) : IRequest<Outcome<TagRow>>;

internal sealed class PatchTagHandler(Revisions revisions) : IRequestHandler<PatchTagCommand, Outcome<TagRow>>
{
    public async Task<Outcome<TagRow>> Handle(PatchTagCommand command, CancellationToken cancellationToken)
    {
        try
        {
            return await revisions.Revise<TagRow>(
                TagRow.LockedRow, TagRow.Update, command.Change, command.Id, stands => command.Body.Read(stands.With), cancellationToken);
        }
        catch (PostgresException taken) when (taken is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: TagRow.TitleUnique })
        {
            return RogerRogerProblems.TitleTaken;
        }
    }
}
