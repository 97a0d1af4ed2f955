using Identities.Dialects.RogerRoger.Organizations;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.PatchOrganization;

internal sealed class PatchOrganizationEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch("/{id:uuid}", Handle)
        .WithName("RogerRogerPatchOrganization")
        .WithSummary("Change members of an organization")
        .WithDescription("A JSON Merge Patch (RFC 7396): members that are left out stay, null empties one, and an array is the whole new array.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .IsGuarded()
        .TakesMergePatch<RogerRogerOrganizationPatch>()
        .AnswersPatchable<RogerRogerOrganization>()
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Handle(
        Guid id,
        OpenChange change,
        SentBody body,
        Iris iris,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new PatchOrganizationCommand(id, change, body), cancellationToken);
        return outcome.ToResult(row => new ItemResult<RogerRogerOrganization>(RogerRogerOrganization.Show(row, iris)));
    }
}
