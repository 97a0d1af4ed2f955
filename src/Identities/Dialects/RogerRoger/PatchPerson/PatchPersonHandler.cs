using Identities.Dialects.RogerRoger.Person;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.RogerRoger.PatchPerson;

internal sealed record PatchPersonCommand(RogerRogerChange Change, SentBody Body) : IRequest<Outcome<PersonState>>;

internal sealed class PatchPersonHandler(PersonWrites people) : IRequestHandler<PatchPersonCommand, Outcome<PersonState>>
{
    public Task<Outcome<PersonState>> Handle(PatchPersonCommand command, CancellationToken cancellationToken)
        => people.Change(
            command.Change,
            async (person, transaction) =>
            {
                var (members, standing) = (PersonMembers.Table, PersonMembers.Table.Of(person));

                if (command.Body.Read(sent => members.Read(sent, standing)).Rejected(out var malformed, out var content))
                {
                    return malformed;
                }

                if (await members.Judge(standing, content, transaction, cancellationToken) is { } broken)
                {
                    return broken;
                }

                return PersonMatching.Match(person, standing, content);
            },
            cancellationToken);
}
