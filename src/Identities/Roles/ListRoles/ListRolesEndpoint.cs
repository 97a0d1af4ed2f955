using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Roles.ListRoles;

internal sealed class ListRolesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/", Handle)
        .WithName("ListRoles")
        .WithSummary("List roles with their permissions")
        .RequireAuthorization(Permissions.ReadRoles)
        .Answers<IReadOnlyList<Role>>()
        .Refuses(StatusCodes.Status400BadRequest);

    private static async Task<IResult> Handle(Page page, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ListRolesQuery(page), cancellationToken);
        return outcome.ToResult(PageResults.Ok);
    }
}
