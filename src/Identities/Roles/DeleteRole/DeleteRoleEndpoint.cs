using System.Security.Claims;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Roles.DeleteRole;

internal sealed class DeleteRoleEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/{roleId:uuid}", Handle)
        .WithName("DeleteRole")
        .WithSummary("Delete a role that no user has")
        .WithDescription("You hold every permission that it holds.")
        .RequireAuthorization(Permissions.DeleteRoles)
        .IsGuarded()
        .Answers<bool>()
        .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);

    private static async Task<IResult> Handle(
        Guid roleId,
        ClaimsPrincipal caller,
        OpenChange change,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new DeleteRoleCommand(roleId, caller, change), cancellationToken);
        return outcome.ToResult(deleted => TypedResults.Ok(deleted));
    }
}
