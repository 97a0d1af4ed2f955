using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Http;
using Identities.Platform.Patching;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.SuperOffice.PatchPerson;

internal sealed class PatchPersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch("/{id:number}", Handle)
        .WithName("SuperOfficePatchPerson")
        .WithSummary("Change some members of a person")
        .WithDescription(
            "The body's shape decides: an array is a JSON Patch (RFC 6902: add, replace, remove, test), an object a JSON Merge Patch (RFC 7396). " +
            "Paths match in any case, with or without a slash in front. An object where the person has an array is appended to it. " +
            "References are made by id, read-only members are passed over, consents that are left out stay. All of it is applied, or none.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .WithMetadata(new RequestBodyMetadata(typeof(IReadOnlyList<JsonPatchOperation>), false, "application/json-patch+json"))
        .TakesPerson()
        .AnswersCarrier<PersonEntityWithLinks>()
        .RefusesAsSuperOffice(
            StatusCodes.Status400BadRequest,
            StatusCodes.Status404NotFound,
            StatusCodes.Status409Conflict,
            StatusCodes.Status412PreconditionFailed);

    private static async Task<IResult> Handle(
        SuperOfficeChange change,
        PatchBody body,
        AnswerForm form,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new PatchPersonCommand(change, body.Read(PersonContent.Of), form), cancellationToken);
        return outcome.ToResult(person => new PersonResult(person, form, PersonResult.Manner.Patched));
    }
}
