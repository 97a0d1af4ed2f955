using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.ReplaceOrganization;

internal sealed record ReplaceOrganizationCommand(Guid Id, OpenChange Change, SentBody Body) : IRequest<Outcome<OrganizationRow>>;

internal sealed class ReplaceOrganizationHandler(OrganizationWrites writes) : IRequestHandler<ReplaceOrganizationCommand, Outcome<OrganizationRow>>
{
    public Task<Outcome<OrganizationRow>> Handle(ReplaceOrganizationCommand command, CancellationToken cancellationToken)
        => writes.Change(
            command.Change,
            command.Id,
            standing => command.Body.Read(members => OrganizationContent.Read(members, standing.WithPeopleOnly())),
            cancellationToken);
}
