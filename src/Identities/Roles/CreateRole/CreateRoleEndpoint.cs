using System.Security.Claims;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Roles.CreateRole;

internal sealed class CreateRoleEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/", Handle)
        .WithName("CreateRole")
        .WithSummary("Make a role")
        .WithDescription("It holds no permission that you do not hold yourself.")
        .RequireAuthorization(Permissions.AddRoles)
        .TakesJson<RoleRequest>()
        .Answers<Role>()
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict);

    private static async Task<IResult> Handle(
        ClaimsPrincipal caller,
        OpenChange change,
        JsonBody body,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new CreateRoleCommand(caller, change, body.Read(RoleRequest.Read)), cancellationToken);
        return outcome.ToResult(role => VersionedResults.Written(role.WithVersion()));
    }
}
