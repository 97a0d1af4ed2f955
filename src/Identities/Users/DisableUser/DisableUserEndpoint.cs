using System.Security.Claims;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Users.DisableUser;

internal sealed class DisableUserEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/{userId:uuid}/disable", Handle)
        .WithName("DisableUser")
        .WithSummary("Keep a user from logging in")
        .WithDescription("Ends every token of the user, and suspends the keys. You hold every permission that the user has. The last administrator cannot be disabled.")
        .RequireAuthorization(Permissions.EditUsers)
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
        var outcome = await mediator.Send(new DisableUserCommand(userId, caller, change), cancellationToken);
        return outcome.ToResult(VersionedResults.Written);
    }
}
