using System.Security.Claims;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Roles.UpdateRole;

internal sealed class UpdateRoleEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/{roleId:uuid}", Handle)
        .WithName("UpdateRole")
        .WithSummary("Rename a role, and say what it holds")
        .WithDescription("""
            You hold what it held and what it is to hold. What is taken away ends within a second, in tokens and keys that are in use too; what is
            added comes with the next token.
            """)
        .RequireAuthorization(Permissions.EditRoles)
        .IsGuarded()
        .TakesJson<RoleRequest>()
        .Answers<Role>()
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);

    private static async Task<IResult> Handle(
        Guid roleId,
        ClaimsPrincipal caller,
        OpenChange change,
        JsonBody body,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new UpdateRoleCommand(roleId, caller, change, body.Read(RoleRequest.Read)), cancellationToken);
        return outcome.ToResult(role => VersionedResults.Written(role.WithVersion()));
    }
}
