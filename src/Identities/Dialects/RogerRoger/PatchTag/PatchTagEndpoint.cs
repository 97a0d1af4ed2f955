using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.PatchTag;

internal sealed class PatchTagEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch("/{id:uuid}", Handle)
        .WithName("RogerRogerPatchTag")
        .WithSummary("Change some members of a tag")
        .WithDescription("A merge patch (RFC 7396): what is left out stays, null clears.")
        .RequireAuthorization(Permissions.EditTags)
        .IsGuarded()
        .TakesMergePatch<RogerRogerTagPatch>()
        .AnswersPatchable<RogerRogerTag>()
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Handle(Guid id, OpenChange change, SentBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new PatchTagCommand(id, change, body), cancellationToken);
        return outcome.ToResult(row => new ItemResult<RogerRogerTag>(row.Show()));
    }
}
