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
        .WithDescription("The change log keeps what was deleted; the id never comes back.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .Answers<bool>()
        .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed);

    private static async Task<IResult> Handle(PersonChange change, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new DeletePersonCommand(change), cancellationToken);
        return outcome.ToResult(deleted => TypedResults.Ok(deleted));
    }
}
