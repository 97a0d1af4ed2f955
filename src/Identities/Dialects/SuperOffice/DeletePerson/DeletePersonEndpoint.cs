using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.SuperOffice.DeletePerson;

internal sealed class DeletePersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/{id:number}", Handle)
        .WithName("SuperOfficeDeletePerson")
        .WithSummary("Delete a person")
        .WithDescription("On every surface. The number is never given again.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .Produces(StatusCodes.Status204NoContent)
        .RefusesAsSuperOffice(StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed);

    private static async Task<IResult> Handle(SuperOfficeChange change, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new DeletePersonCommand(change), cancellationToken);
        return outcome.ToResult(_ => TypedResults.NoContent());
    }
}
