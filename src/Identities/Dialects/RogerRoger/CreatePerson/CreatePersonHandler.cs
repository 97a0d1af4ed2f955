using Identities.Dialects.RogerRoger.Person;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Data;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.CreatePerson;

internal sealed record CreatePersonCommand(OpenChange Change, SentBody Body) : IRequest<Outcome<PersonState>>;

internal sealed class CreatePersonHandler(Database database, PersonWrites people) : IRequestHandler<CreatePersonCommand, Outcome<PersonState>>
{
    public async Task<Outcome<PersonState>> Handle(CreatePersonCommand command, CancellationToken cancellationToken)
    {
        var (members, nobody) = (PersonMembers.Table, PersonState.Nobody());

        if (command.Body.ReadNew(sent => members.Read(sent, members.Nothing)).Rejected(out var malformed, out var content))
        {
            return malformed;
        }

        if (await members.Judge(content, database, cancellationToken) is { } broken)
        {
            return broken;
        }

        var person = PersonMatching.Match(nobody, members.Nothing, content);
        return await people.Make(command.Change, person, cancellationToken);
    }
}
