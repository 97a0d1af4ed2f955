using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.PersonTags.DeletePersonTag;

internal sealed class DeletePersonTagEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/{personTagId:uuid}", Handle)
        .WithName("DeletePersonTag")
        .WithSummary("Take a tag off a person")
        .WithDescription("By the application's id (personTagId), or by the id of the tag itself. An expired tag can still be taken off.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .Answers<bool>()
        .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed);

    private static async Task<IResult> Handle(PersonChange change, Guid personTagId, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new DeletePersonTagCommand(change, personTagId), cancellationToken);
        return outcome.ToResult(VersionedResults.Written);
    }
}
