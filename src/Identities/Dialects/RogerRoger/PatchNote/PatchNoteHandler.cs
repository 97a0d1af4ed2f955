using Identities.Dialects.RogerRoger.Notes;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.RogerRoger.PatchNote;

internal sealed record PatchNoteCommand(RogerRogerChange Change, Guid NoteId, SentBody Body) : IRequest<Outcome<NoteRow>>;

internal sealed class PatchNoteHandler(NoteWrites writes) : IRequestHandler<PatchNoteCommand, Outcome<NoteRow>>
{
    public Task<Outcome<NoteRow>> Handle(PatchNoteCommand command, CancellationToken cancellationToken)
        => writes.Change(
            command.Change,
            command.NoteId,
            stands => command.Body.Read(members => SentNote.Part(members, stands)),
            cancellationToken);
}
