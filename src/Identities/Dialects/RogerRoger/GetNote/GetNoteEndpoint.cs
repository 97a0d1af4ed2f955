using Identities.Dialects.RogerRoger.Notes;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.RogerRoger.GetNote;

internal sealed class GetNoteEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{id:uuid}", Handle)
        .WithName("RogerRogerGetNote")
        .WithSummary("Read a note about a person")
        .WithDescription("A private one is there for its author only.")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .IsVersioned()
        .AnswersPatchable<RogerRogerNote>()
        .RefusesAsRogerRoger(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(
        Guid personId,
        Guid id,
        RogerRogerRead read,
        Iris iris,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetNoteQuery(personId, id, read.Reader, read.Moment), cancellationToken);
        return outcome.ToResult(note => new ItemResult<RogerRogerNote>(note.Show(personId, iris)));
    }
}
