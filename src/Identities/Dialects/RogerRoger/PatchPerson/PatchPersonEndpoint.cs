using Identities.Dialects.RogerRoger.Person;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.RogerRoger.PatchPerson;

internal sealed class PatchPersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch("/{id:uuid}", Handle)
        .WithName("RogerRogerPatchPerson")
        .WithSummary("Change members of a person")
        .WithDescription("A JSON Merge Patch (RFC 7396): members that are left out stay, null empties one, and an array is the whole new array.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .TakesMergePatch<RogerRogerPersonPatch>()
        .AnswersPatchable<RogerRogerPerson>()
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Handle(RogerRogerChange change, SentBody body, Iris iris, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new PatchPersonCommand(change, body), cancellationToken);
        return outcome.ToResult(person => new ItemResult<RogerRogerPerson>(RogerRogerPerson.Show(person, iris)));
    }
}
