using Identities.Dialects.RogerRoger.Organizations;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.RogerRoger.GetOrganization;

internal sealed class GetOrganizationEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{id:uuid}", Handle)
        .WithName("RogerRogerGetOrganization")
        .WithSummary("Read an organization")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .IsVersioned()
        .AnswersPatchable<RogerRogerOrganization>()
        .RefusesAsRogerRoger(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(Guid id, RogerRogerRead read, Iris iris, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetOrganizationQuery(id, read.Moment), cancellationToken);
        return outcome.ToResult(row => new ItemResult<RogerRogerOrganization>(RogerRogerOrganization.Show(row, iris)));
    }
}
