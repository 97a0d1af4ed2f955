using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.RogerRoger.GetSegment;

internal sealed class GetSegmentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{id:uuid}", Handle)
        .WithName("RogerRogerGetSegment")
        .WithSummary("Read a segment")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .IsVersioned()
        .AnswersPatchable<RogerRogerSegment>()
        .RefusesAsRogerRoger(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(Guid id, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetSegmentQuery(id), cancellationToken);
        return outcome.ToResult(row => new ItemResult<RogerRogerSegment>(row.Show()));
    }
}
