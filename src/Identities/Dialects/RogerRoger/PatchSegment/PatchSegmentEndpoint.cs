using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.PatchSegment;

internal sealed class PatchSegmentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch("/{id:uuid}", Handle)
        .WithName("RogerRogerPatchSegment")
        .WithSummary("Change some members of a segment")
        .WithDescription("A merge patch (RFC 7396): what is left out stays, null clears.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .IsGuarded()
        .TakesMergePatch<RogerRogerSegmentPatch>()
        .AnswersPatchable<RogerRogerSegment>()
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Handle(Guid id, OpenChange change, SentBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new PatchSegmentCommand(id, change, body), cancellationToken);
        return outcome.ToResult(row => new ItemResult<RogerRogerSegment>(row.Show()));
    }
}
