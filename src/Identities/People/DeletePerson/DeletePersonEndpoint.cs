using System.Security.Claims;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.People.DeletePerson;

internal sealed class DeletePersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/{personId:uuid}", Handle)
        .WithName("DeletePerson")
        .WithSummary("Delete a person with everything below")
        .WithDescription(
            "The change log keeps what was deleted; the id never comes back. With erase=true, which takes the permission Erase Identity too, what the " +
            "log has of the person goes as well, also of one who was deleted earlier: what is left is that there was somebody, when they went and by whom.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .WithMetadata(new QueryMetadata("erase", "false", ["true", "false"], "Takes the person out of the change log too."))
        .Answers<bool>()
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed);

    private static async Task<IResult> Handle(
        PersonChange change,
        ClaimsPrincipal caller,
        HttpRequest request,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new DeletePersonCommand(change, caller, request.Query["erase"]), cancellationToken);
        return outcome.ToResult(deleted => TypedResults.Ok(deleted));
    }
}
