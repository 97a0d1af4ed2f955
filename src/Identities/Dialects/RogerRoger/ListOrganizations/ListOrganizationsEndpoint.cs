using Identities.Dialects.RogerRoger.Lists;
using Identities.Dialects.RogerRoger.Organizations;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.RogerRoger.ListOrganizations;

internal sealed class ListOrganizationsEndpoint : IEndpoint
{
    private static readonly ListFilters Filters = new();

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/", Handle)
        .WithName("RogerRogerListOrganizations")
        .WithSummary("List organizations")
        .WithDescription("In the order they were made.")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .AnswersCollection<RogerRogerOrganizationPage>(Filters)
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest);

    private static async Task<IResult> Handle(RogerRogerRead read, ListQuery list, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ListOrganizationsQuery(read, list), cancellationToken);
        return outcome.ToResult(page => new CollectionResult<RogerRogerOrganization>(
            Resource.Organization, list, page.Show(row => RogerRogerOrganization.Show(row, list.Iris)), Filters));
    }
}
