using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.CreateOrganization;

internal sealed record CreateOrganizationCommand(OpenChange Change, SentBody Body) : IRequest<Outcome<OrganizationRow>>;

internal sealed class CreateOrganizationHandler(OrganizationWrites writes) : IRequestHandler<CreateOrganizationCommand, Outcome<OrganizationRow>>
{
    public async Task<Outcome<OrganizationRow>> Handle(CreateOrganizationCommand command, CancellationToken cancellationToken)
        => command.Body.ReadNew(members => OrganizationContent.Read(members, OrganizationContent.Nothing)).Rejected(out var rejection, out var wanted)
            ? rejection
            : await writes.Create(command.Change, wanted, cancellationToken);
}
