using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Users.GetUser;

internal sealed class GetUserEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{userId:uuid}", Handle)
        .WithName("GetUser")
        .WithSummary("Read one user")
        .RequireAuthorization(Permissions.ReadUsers)
        .IsVersioned()
        .Answers<User>()
        .Refuses(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(Guid userId, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetUserQuery(userId), cancellationToken);
        return outcome.ToResult(VersionedResults.Read);
    }
}
