using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.Person.Rules;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.SuperOffice.ReplacePerson;

internal sealed record ReplacePersonCommand(SuperOfficeChange Change, Input<PersonContent> Content, AnswerForm Form)
    : IRequest<Outcome<ShownPerson>>;

internal sealed class ReplacePersonHandler(PersonWrites writes) : IRequestHandler<ReplacePersonCommand, Outcome<ShownPerson>>
{
    public Task<Outcome<ShownPerson>> Handle(ReplacePersonCommand command, CancellationToken cancellationToken)
        => writes.Change(
            command.Change,
            async person =>
            {
                if (command.Content.Rejected(out var rejection, out var content) || command.Form.Rejected(out rejection))
                {
                    return rejection;
                }

                // An entity is merged into a person of whom nothing is left but what no entity clears.
                var (consents, customFields) = (person.Original.State.Consents, person.Original.State.CustomFields);
                var bare = PersonState.Nobody with { Consents = consents, CustomFields = customFields };

                if (PersonRules.Replace(content, bare, person.Original, command.Form.Zone).Refused(out var problem, out var patched)
                    || (await person.Match(patched, cancellationToken)).Refused(out problem, out var after))
                {
                    return problem;
                }

                return await person.Save(after, cancellationToken);
            },
            cancellationToken);
}
