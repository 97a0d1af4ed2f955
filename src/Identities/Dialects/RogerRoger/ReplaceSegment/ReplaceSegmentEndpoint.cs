using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.ReplaceSegment;

internal sealed class ReplaceSegmentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/{id:uuid}", Handle)
        .WithName("RogerRogerReplaceSegment")
        .WithSummary("Replace a segment")
        .WithDescription("What is left out becomes null.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .IsGuarded()
        .TakesLinked<RogerRogerSegmentRequest>()
        .AnswersPatchable<RogerRogerSegment>()
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Handle(Guid id, OpenChange change, SentBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ReplaceSegmentCommand(id, change, body), cancellationToken);
        return outcome.ToResult(row => new ItemResult<RogerRogerSegment>(row.Show()));
    }
}
