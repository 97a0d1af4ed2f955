using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.SuperOffice.CreatePerson;

internal sealed class CreatePersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/", Handle)
        .WithName("SuperOfficeCreatePerson")
        .WithSummary("Create a person")
        .WithDescription(
            "The body is an entity; whatever it leaves out is as in the default entity. Read-only members are passed over.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .TakesPerson()
        .AnswersCarrier<PersonEntityWithLinks>()
        .RefusesAsSuperOffice(StatusCodes.Status400BadRequest);

    private static async Task<IResult> Handle(
        SuperOfficeChange change,
        PatchBody body,
        AnswerForm form,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new CreatePersonCommand(change, body.Read(PersonContent.EntityOf), form), cancellationToken);
        return outcome.ToResult(person => new PersonResult(person, form, PersonResult.Manner.Written));
    }
}
