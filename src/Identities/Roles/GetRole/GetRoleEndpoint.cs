using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Roles.GetRole;

internal sealed class GetRoleEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{roleId:uuid}", Handle)
        .WithName("GetRole")
        .WithSummary("Read one role")
        .RequireAuthorization(Permissions.ReadRoles)
        .IsVersioned()
        .Answers<Role>()
        .Refuses(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(Guid roleId, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetRoleQuery(roleId), cancellationToken);
        return outcome.ToResult(role => VersionedResults.Read(role.WithVersion()));
    }
}
