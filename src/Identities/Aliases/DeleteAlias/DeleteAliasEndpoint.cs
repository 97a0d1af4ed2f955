using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Aliases.DeleteAlias;

internal sealed class DeleteAliasEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/{aliasId:uuid}", Handle)
        .WithName("DeleteAlias")
        .WithSummary("Take a name off a person")
        .WithDescription("Without the primary name the next one becomes primary. The last name may go too.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .Answers<bool>()
        .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed);

    private static async Task<IResult> Handle(PersonChange change, Guid aliasId, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new DeleteAliasCommand(change, aliasId), cancellationToken);
        return outcome.ToResult(VersionedResults.Written);
    }
}
