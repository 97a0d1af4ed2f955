using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.Person.Rules;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.SuperOffice.CreatePerson;

internal sealed record CreatePersonCommand(SuperOfficeChange Change, Input<PersonContent> Content, AnswerForm Form)
    : IRequest<Outcome<ShownPerson>>;

internal sealed class CreatePersonHandler(PersonWrites writes) : IRequestHandler<CreatePersonCommand, Outcome<ShownPerson>>
{
    public async Task<Outcome<ShownPerson>> Handle(CreatePersonCommand command, CancellationToken cancellationToken)
    {
        if (command.Content.Rejected(out var rejection, out var content) || command.Form.Rejected(out rejection))
        {
            return rejection;
        }

        return await writes.Create(
            command.Change,
            async person =>
            {
                if (PersonRules.Replace(content, person.Original.State, person.Original, command.Form.Zone).Refused(out var problem, out var patched)
                    || (await person.Match(patched, cancellationToken)).Refused(out problem, out var after))
                {
                    return problem;
                }

                return await person.Save(after, cancellationToken);
            },
            cancellationToken);
    }
}
