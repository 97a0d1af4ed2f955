using Identities.Dialects.RogerRoger.Organizations;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.PatchOrganization;

internal sealed record PatchOrganizationCommand(Guid Id, OpenChange Change, SentBody Body) : IRequest<Outcome<OrganizationRow>>;

internal sealed class PatchOrganizationHandler(OrganizationWrites organizations) : IRequestHandler<PatchOrganizationCommand, Outcome<OrganizationRow>>
{
    public Task<Outcome<OrganizationRow>> Handle(PatchOrganizationCommand command, CancellationToken cancellationToken)
        => organizations.Change(
            command.Change,
            command.Id,
            async (standing, transaction) =>
            {
                var members = OrganizationMembers.Table;

                if (command.Body.Read(sent => members.Read(sent, standing)).Rejected(out var malformed, out var content))
                {
                    return malformed;
                }

                if (await members.Judge(standing, content, transaction, cancellationToken) is { } broken)
                {
                    return broken;
                }

                return content;
            },
            cancellationToken);
}
