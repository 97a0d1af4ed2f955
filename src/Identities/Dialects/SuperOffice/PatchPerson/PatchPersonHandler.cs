using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.Person.Rules;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.SuperOffice.PatchPerson;

internal sealed record PatchPersonCommand(SuperOfficeChange Change, Input<PersonContent> Content, AnswerForm Form)
    : IRequest<Outcome<ShownPerson>>;

/// <summary>The four stations of a write: content, rules, match, save.</summary>
internal sealed class PatchPersonHandler(PersonWrites writes) : IRequestHandler<PatchPersonCommand, Outcome<ShownPerson>>
{
    public Task<Outcome<ShownPerson>> Handle(PatchPersonCommand command, CancellationToken cancellationToken)
        => writes.Change(
            command.Change,
            async person =>
            {
                if (command.Content.Rejected(out var rejection, out var content) || command.Form.Rejected(out rejection))
                {
                    return rejection;
                }

                if (PersonRules.Patch(content, person.Original, command.Form.Zone).Refused(out var problem, out var patched)
                    || (await person.Match(patched, cancellationToken)).Refused(out problem, out var after))
                {
                    return problem;
                }

                return await person.Save(after, cancellationToken);
            },
            cancellationToken);
}
