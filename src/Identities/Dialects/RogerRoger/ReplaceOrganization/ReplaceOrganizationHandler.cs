using Identities.Dialects.RogerRoger.Organizations;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.ReplaceOrganization;

internal sealed record ReplaceOrganizationCommand(Guid Id, OpenChange Change, SentBody Body) : IRequest<Outcome<OrganizationRow>>;

internal sealed class ReplaceOrganizationHandler(OrganizationWrites organizations) : IRequestHandler<ReplaceOrganizationCommand, Outcome<OrganizationRow>>
{
    public Task<Outcome<OrganizationRow>> Handle(ReplaceOrganizationCommand command, CancellationToken cancellationToken)
        => organizations.Change(
            command.Change,
            command.Id,
            async (standing, transaction) =>
            {
                var members = OrganizationMembers.Table;

                // People whom a whole body does not name stay.
                var people = members.Nothing.With(OrganizationMembers.People, standing);

                if (command.Body.Read(sent => members.Read(sent, people)).Rejected(out var malformed, out var content))
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
