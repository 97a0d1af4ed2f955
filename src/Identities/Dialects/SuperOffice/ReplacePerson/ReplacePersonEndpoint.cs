using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.SuperOffice.ReplacePerson;

internal sealed class ReplacePersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/{id:number}", Handle)
        .WithName("SuperOfficeReplacePerson")
        .WithSummary("Replace a person")
        .WithDescription(
            "The body is the whole entity: members that it leaves out are cleared. Custom fields and consents that it does not name stay, " +
            "and read-only members are passed over.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .TakesPerson()
        .AnswersCarrier<PersonEntityWithLinks>()
        .RefusesAsSuperOffice(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed);

    private static async Task<IResult> Handle(
        SuperOfficeChange change,
        PatchBody body,
        AnswerForm form,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ReplacePersonCommand(change, body.Read(PersonContent.EntityOf), form), cancellationToken);
        return outcome.ToResult(person => new PersonResult(person, form, PersonResult.Manner.Written));
    }
}
