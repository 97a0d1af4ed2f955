using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Notes.DeleteNote;

internal sealed class DeleteNoteEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/{noteId:uuid}", Handle)
        .WithName("DeleteNote")
        .WithSummary("Delete a note about a person")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .Answers<bool>()
        .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed);

    private static async Task<IResult> Handle(PersonChange change, Guid noteId, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new DeleteNoteCommand(change, noteId), cancellationToken);
        return outcome.ToResult(VersionedResults.Written);
    }
}
