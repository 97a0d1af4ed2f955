using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.RogerRoger.PatchPerson;

internal sealed record PatchPersonCommand(RogerRogerChange Change, SentBody Body) : IRequest<Outcome<PersonState>>;

internal sealed class PatchPersonHandler(PersonWrites writes) : IRequestHandler<PatchPersonCommand, Outcome<PersonState>>
{
    public Task<Outcome<PersonState>> Handle(PatchPersonCommand command, CancellationToken cancellationToken) => writes.Change(
        command.Change,
        standing => command.Body.Read(members => PersonContent.Read(members, standing)),
        cancellationToken);
}
