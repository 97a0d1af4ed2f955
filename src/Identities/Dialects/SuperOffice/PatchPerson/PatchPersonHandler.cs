using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.SuperOffice.PatchPerson;

internal sealed record PatchPersonCommand(SuperOfficeChange Change, Input<PersonPatch> Patch, AnswerForm Form) : IRequest<Outcome<ShownPerson>>;

internal sealed class PatchPersonHandler(PersonWrites writes) : IRequestHandler<PatchPersonCommand, Outcome<ShownPerson>>
{
    public Task<Outcome<ShownPerson>> Handle(PatchPersonCommand command, CancellationToken cancellationToken)
        => writes.Change(command.Change, original => Patched(command, original), cancellationToken);

    private static Outcome<PatchedPerson> Patched(PatchPersonCommand command, OriginalPerson original)
    {
        if (command.Patch.Rejected(out var rejection, out var patch) || command.Form.Rejected(out rejection))
        {
            return rejection;
        }

        return patch.ApplyTo(original, command.Form.Zone);
    }
}
