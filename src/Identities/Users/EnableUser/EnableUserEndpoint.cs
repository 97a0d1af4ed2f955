using System.Security.Claims;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Users.EnableUser;

internal sealed class EnableUserEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/{userId:uuid}/enable", Handle)
        .WithName("EnableUser")
        .WithSummary("Let a disabled user log in again")
        .WithDescription("Tokens and keys from before stay ended; failed log-ins are forgotten. You hold every permission that the user has.")
        .RequireAuthorization(Permissions.EditUsers)
        .IsGuarded()
        .Answers<bool>()
        .Refuses(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(
        Guid userId,
        ClaimsPrincipal caller,
        OpenChange change,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new EnableUserCommand(userId, caller, change), cancellationToken);
        return outcome.ToResult(VersionedResults.Written);
    }
}
