using System.Security.Claims;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Users.DeleteUser;

internal sealed class DeleteUserEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/{userId:uuid}", Handle)
        .WithName("DeleteUser")
        .WithSummary("Delete a user")
        .WithDescription("""
            Ends the user's tokens and keys. The name is free again, the id never comes back: what the user wrote still names it. You hold every
            permission that the user has. The last administrator stays.
            """)
        .RequireAuthorization(Permissions.DeleteUsers)
        .IsGuarded()
        .Answers<bool>()
        .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);

    private static async Task<IResult> Handle(
        Guid userId,
        ClaimsPrincipal caller,
        OpenChange change,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new DeleteUserCommand(userId, caller, change), cancellationToken);
        return outcome.ToResult(deleted => TypedResults.Ok(deleted));
    }
}
