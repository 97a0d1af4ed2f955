using Identities.Dialects.RogerRoger.Notes;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.RogerRoger.ReplaceNote;

internal sealed class ReplaceNoteEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/{id:uuid}", Handle)
        .WithName("RogerRogerReplaceNote")
        .WithSummary("Replace a note about a person")
        .WithDescription("What is left out goes back to what a new note has; the moment of its making stays.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .TakesLinked<RogerRogerNoteRequest>()
        .AnswersPatchable<RogerRogerNote>()
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Handle(
        Guid id,
        RogerRogerChange change,
        SentBody body,
        Iris iris,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ReplaceNoteCommand(change, id, body), cancellationToken);
        return outcome.ToResult(note => new ItemResult<RogerRogerNote>(note.Show(change.PersonId, iris)));
    }
}
