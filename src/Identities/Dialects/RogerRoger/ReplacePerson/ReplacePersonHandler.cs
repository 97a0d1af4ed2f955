using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.RogerRoger.ReplacePerson;

internal sealed record ReplacePersonCommand(RogerRogerChange Change, SentBody Body) : IRequest<Outcome<PersonState>>;

internal sealed class ReplacePersonHandler(PersonWrites writes) : IRequestHandler<ReplacePersonCommand, Outcome<PersonState>>
{
    public Task<Outcome<PersonState>> Handle(ReplacePersonCommand command, CancellationToken cancellationToken) => writes.Change(
        command.Change,
        _ => command.Body.Read(members => PersonContent.Read(members, PersonContent.Nothing)),
        cancellationToken);
}
