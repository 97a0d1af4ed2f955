using Identities.Dialects.RogerRoger.Notes;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.RogerRoger.ReplaceNote;

internal sealed record ReplaceNoteCommand(RogerRogerChange Change, Guid NoteId, SentBody Body) : IRequest<Outcome<NoteRow>>;

internal sealed class ReplaceNoteHandler(NoteWrites writes) : IRequestHandler<ReplaceNoteCommand, Outcome<NoteRow>>
{
    public Task<Outcome<NoteRow>> Handle(ReplaceNoteCommand command, CancellationToken cancellationToken)
        => writes.Change(
            command.Change,
            command.NoteId,
            stands => command.Body.Read(members => SentNote.Whole(members, stands)),
            cancellationToken);
}
