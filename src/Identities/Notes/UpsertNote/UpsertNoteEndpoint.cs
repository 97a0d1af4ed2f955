using System.Security.Claims;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Notes.UpsertNote;

internal sealed class UpsertNoteEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/", Handle)
        .WithName("UpsertNote")
        .WithSummary("Add a note about a person, or replace one")
        .WithDescription("With the id of a note it replaces that one; with an id nobody knows, or without one, it adds a note.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .TakesJson<NoteRequest>()
        .Answers<Note>()
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed);

    private static async Task<IResult> Handle(
        PersonChange change,
        ClaimsPrincipal caller,
        JsonBody body,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var note = body.Read(NoteRequest.Read);
        var outcome = await mediator.Send(new UpsertNoteCommand(change, caller.UsernameOf(), note), cancellationToken);
        return outcome.ToResult(VersionedResults.Written);
    }
}
