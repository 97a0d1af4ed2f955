using Identities.Dialects.RogerRoger.Organizations;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.CreateOrganization;

internal sealed class CreateOrganizationEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/", Handle)
        .WithName("RogerRogerCreateOrganization")
        .WithSummary("Make an organization")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .TakesLinked<RogerRogerOrganizationRequest>()
        .AnswersPatchable<RogerRogerOrganization>(StatusCodes.Status201Created)
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Handle(OpenChange change, SentBody body, Iris iris, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new CreateOrganizationCommand(change, body), cancellationToken);
        return outcome.ToResult(row => new ItemResult<RogerRogerOrganization>(RogerRogerOrganization.Show(row, iris), isNew: true));
    }
}
