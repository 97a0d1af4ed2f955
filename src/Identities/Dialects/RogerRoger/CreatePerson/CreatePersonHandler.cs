using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.CreatePerson;

internal sealed record CreatePersonCommand(OpenChange Change, Input<PersonContent> Person) : IRequest<Outcome<PersonState>>;

internal sealed class CreatePersonHandler(PersonWrites writes) : IRequestHandler<CreatePersonCommand, Outcome<PersonState>>
{
    public async Task<Outcome<PersonState>> Handle(CreatePersonCommand command, CancellationToken cancellationToken)
        => command.Person.Rejected(out var rejection, out var person)
            ? rejection
            : await writes.Create(command.Change, person, cancellationToken);
}
