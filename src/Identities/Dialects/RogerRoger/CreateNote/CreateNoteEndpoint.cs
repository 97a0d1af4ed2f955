using Identities.Dialects.RogerRoger.Notes;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.RogerRoger.CreateNote;

internal sealed class CreateNoteEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/", Handle)
        .WithName("RogerRogerCreateNote")
        .WithSummary("Add a note about a person")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .TakesLinked<RogerRogerNoteRequest>()
        .AnswersPatchable<RogerRogerNote>(StatusCodes.Status201Created)
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Handle(
        RogerRogerChange change,
        SentBody body,
        Iris iris,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new CreateNoteCommand(change, body), cancellationToken);
        return outcome.ToResult(note => new ItemResult<RogerRogerNote>(note.Show(change.PersonId, iris), isNew: true));
    }
}
