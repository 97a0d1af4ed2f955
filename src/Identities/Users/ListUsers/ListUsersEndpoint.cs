using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Users.ListUsers;

internal sealed class ListUsersEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/", Handle)
        .WithName("ListUsers")
        .WithSummary("List users, disabled ones too")
        .WithDescription("All of them in the order they were made, or the one who logs in with a name.")
        .RequireAuthorization(Permissions.ReadUsers)
        .Answers<IReadOnlyList<User>>()
        .Refuses(StatusCodes.Status400BadRequest);

    private static async Task<IResult> Handle(string? username, Page page, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ListUsersQuery(username, page), cancellationToken);
        return outcome.ToResult(PageResults.Ok);
    }
}
