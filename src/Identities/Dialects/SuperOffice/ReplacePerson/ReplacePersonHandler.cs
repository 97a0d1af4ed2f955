using Identities.Dialects.SuperOffice.Person;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.SuperOffice.ReplacePerson;

internal sealed record ReplacePersonCommand(SuperOfficeChange Change, Input<PersonPatch> Person, AnswerForm Form) : IRequest<Outcome<ShownPerson>>;

internal sealed class ReplacePersonHandler(PersonWrites writes) : IRequestHandler<ReplacePersonCommand, Outcome<ShownPerson>>
{
    public Task<Outcome<ShownPerson>> Handle(ReplacePersonCommand command, CancellationToken cancellationToken)
        => writes.Change(command.Change, original => Replaced(command, original), cancellationToken);

    private static Outcome<PatchedPerson> Replaced(ReplacePersonCommand command, OriginalPerson original)
    {
        if (command.Person.Rejected(out var rejection, out var person) || command.Form.Rejected(out rejection))
        {
            return rejection;
        }

        // An entity is merged into a person of whom nothing is left but what no entity clears.
        var bare = PersonWrites.Nobody with { Consents = original.State.Consents, CustomFields = original.State.CustomFields };

        return person.ReplaceBy(bare, original, command.Form.Zone);
    }
}
