using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.EntityFields.DeleteEntityField;

internal sealed class DeleteEntityFieldEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/{entityId:uuid}", Handle)
        .WithName("DeleteEntityField")
        .WithSummary("Take a custom field off a person")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .Answers<bool>()
        .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed);

    private static async Task<IResult> Handle(PersonChange change, Guid entityId, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new DeleteEntityFieldCommand(change, entityId), cancellationToken);
        return outcome.ToResult(VersionedResults.Written);
    }
}
