using Identities.Dialects.RogerRoger.Notes;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.RogerRoger.PatchNote;

internal sealed class PatchNoteEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch("/{id:uuid}", Handle)
        .WithName("RogerRogerPatchNote")
        .WithSummary("Change some members of a note")
        .WithDescription("A merge patch (RFC 7396): what is left out stays, null clears.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .TakesMergePatch<RogerRogerNotePatch>()
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
        var outcome = await mediator.Send(new PatchNoteCommand(change, id, body), cancellationToken);
        return outcome.ToResult(note => new ItemResult<RogerRogerNote>(note.Show(change.PersonId, iris)));
    }
}
