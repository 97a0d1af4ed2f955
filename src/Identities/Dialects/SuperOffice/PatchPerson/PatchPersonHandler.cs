using System.Text.Json.Nodes;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.SuperOffice.PatchPerson;

internal sealed record PatchPersonCommand(SuperOfficeChange Change, Input<PersonPatch> Patch, AnswerForm Form) : IRequest<Outcome<ShownPerson>>;

internal sealed class PatchPersonHandler(PersonWrites writes) : IRequestHandler<PatchPersonCommand, Outcome<ShownPerson>>
{
    public Task<Outcome<ShownPerson>> Handle(PatchPersonCommand command, CancellationToken cancellationToken)
        => writes.Change(command.Change, (_, document, lists) => Patched(command, document, lists), cancellationToken);

    private static Outcome<JsonObject> Patched(
        PatchPersonCommand command,
        JsonObject document,
        Lists lists)
    {
        if (command.Patch.Rejected(out var rejection, out var patch) || command.Form.Rejected(out rejection))
        {
            return rejection;
        }

        return patch.ApplyTo(document, document, lists, command.Form.Zone);
    }
}
