using Identities.Dialects.RogerRoger.Organizations;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Data;
using Identities.Platform.Problems;
using MediatR;

namespace Identities.Dialects.RogerRoger.GetOrganization;

internal sealed record GetOrganizationQuery(Guid CompanyId, DateTime Moment) : IRequest<Outcome<OrganizationRow>>;

internal sealed class GetOrganizationHandler(Database database) : IRequestHandler<GetOrganizationQuery, Outcome<OrganizationRow>>
{
    public async Task<Outcome<OrganizationRow>> Handle(GetOrganizationQuery query, CancellationToken cancellationToken)
        => await database.QueryOne<OrganizationRow>(OrganizationRow.SelectOne, query, cancellationToken) is { } row
            ? row
            : RogerRogerProblems.NotFound;
}
