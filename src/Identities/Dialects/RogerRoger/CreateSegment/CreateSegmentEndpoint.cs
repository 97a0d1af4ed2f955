using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.CreateSegment;

internal sealed class CreateSegmentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/", Handle)
        .WithName("RogerRogerCreateSegment")
        .WithSummary("Make a segment")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .TakesLinked<RogerRogerSegmentRequest>()
        .AnswersPatchable<RogerRogerSegment>(StatusCodes.Status201Created)
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Handle(OpenChange change, SentBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new CreateSegmentCommand(change, body), cancellationToken);
        return outcome.ToResult(row => new ItemResult<RogerRogerSegment>(row.Show(), isNew: true));
    }
}
