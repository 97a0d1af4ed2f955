using Identities.Dialects.RogerRoger.Person;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.RogerRoger.ReplacePerson;

internal sealed record ReplacePersonCommand(RogerRogerChange Change, SentBody Body) : IRequest<Outcome<PersonState>>;

internal sealed class ReplacePersonHandler(PersonWrites people) : IRequestHandler<ReplacePersonCommand, Outcome<PersonState>>
{
    public Task<Outcome<PersonState>> Handle(ReplacePersonCommand command, CancellationToken cancellationToken)
        => people.Change(
            command.Change,
            async (person, transaction) =>
            {
                var (members, standing) = (PersonMembers.Table, PersonMembers.Table.Of(person));

                if (command.Body.Read(sent => members.Read(sent, members.Nothing)).Rejected(out var malformed, out var content))
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
