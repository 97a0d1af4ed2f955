using Identities.Dialects.RogerRoger.Organizations;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Data;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.CreateOrganization;

internal sealed record CreateOrganizationCommand(OpenChange Change, SentBody Body) : IRequest<Outcome<OrganizationRow>>;

internal sealed class CreateOrganizationHandler(Database database, OrganizationWrites organizations)
    : IRequestHandler<CreateOrganizationCommand, Outcome<OrganizationRow>>
{
    public async Task<Outcome<OrganizationRow>> Handle(CreateOrganizationCommand command, CancellationToken cancellationToken)
    {
        var members = OrganizationMembers.Table;

        if (command.Body.ReadNew(sent => members.Read(sent, members.Nothing)).Rejected(out var malformed, out var content))
        {
            return malformed;
        }

        if (await members.Judge(content, database, cancellationToken) is { } broken)
        {
            return broken;
        }

        return await organizations.Make(command.Change, content, cancellationToken);
    }
}
