using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.SuperOffice.GetDefaultPerson;

internal sealed class GetDefaultPersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/default", Handle)
        .WithName("SuperOfficeGetDefaultPerson")
        .WithSummary("Read the entity that a new person starts from")
        .WithDescription(
            "Its PersonId is 0, and it has no links.")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .TakesWishes()
        .AnswersCarrier<PersonEntityWithLinks>()
        .RefusesAsSuperOffice(StatusCodes.Status400BadRequest);

    private static async Task<IResult> Handle(
        AnswerForm form,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetDefaultPersonQuery(form), cancellationToken);
        return outcome.ToResult(person => new PersonResult(person, form, PersonResult.Manner.Template));
    }
}
