using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.SuperOffice.CreatePerson;

internal sealed record CreatePersonCommand(SuperOfficeChange Change, Input<PersonPatch> Person, AnswerForm Form) : IRequest<Outcome<ShownPerson>>;

internal sealed class CreatePersonHandler(PersonWrites writes) : IRequestHandler<CreatePersonCommand, Outcome<ShownPerson>>
{
    public async Task<Outcome<ShownPerson>> Handle(CreatePersonCommand command, CancellationToken cancellationToken)
    {
        if (command.Person.Rejected(out var rejection, out var person) || command.Form.Rejected(out rejection))
        {
            return rejection;
        }

        return await writes.Create(command.Change, original => person.ReplaceBy(original.State, original, command.Form.Zone), cancellationToken);
    }
}
