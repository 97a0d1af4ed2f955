using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.PatchOrganization;

internal sealed record PatchOrganizationCommand(Guid Id, OpenChange Change, SentBody Body) : IRequest<Outcome<OrganizationRow>>;

internal sealed class PatchOrganizationHandler(OrganizationWrites writes) : IRequestHandler<PatchOrganizationCommand, Outcome<OrganizationRow>>
{
    public Task<Outcome<OrganizationRow>> Handle(PatchOrganizationCommand command, CancellationToken cancellationToken)
        => writes.Change(
            command.Change,
            command.Id,
            standing => command.Body.Read(members => OrganizationContent.Read(members, standing)),
            cancellationToken);
}
