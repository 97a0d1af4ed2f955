using Identities.Dialects.RogerRoger.Organizations;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.ReplaceOrganization;

internal sealed class ReplaceOrganizationEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/{id:uuid}", Handle)
        .WithName("RogerRogerReplaceOrganization")
        .WithSummary("Replace an organization")
        .WithDescription("Members that are left out are empty then, but for its people, who stay unless they are named.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .IsGuarded()
        .TakesLinked<RogerRogerOrganizationRequest>()
        .AnswersPatchable<RogerRogerOrganization>()
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Handle(
        Guid id,
        OpenChange change,
        SentBody body,
        Iris iris,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ReplaceOrganizationCommand(id, change, body), cancellationToken);
        return outcome.ToResult(row => new ItemResult<RogerRogerOrganization>(RogerRogerOrganization.Show(row, iris)));
    }
}
