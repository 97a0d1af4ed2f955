using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.SuperOffice.GetSimplePerson;

internal sealed class GetSimplePersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{id:number}/Simple", Handle)
        .WithName("SuperOfficeGetSimplePerson")
        .WithSummary("Read a person as a flat carrier")
        .WithDescription(
            "The person's own texts, and ids in place of carriers.")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .IsVersioned()
        .TakesWishes()
        .AnswersCarrier<SimplePerson>()
        .RefusesAsSuperOffice(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(
        int id,
        AnswerForm form,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetSimplePersonQuery(id), cancellationToken);
        return outcome.ToResult(person => new CarrierResult(person.Carrier, Carriers.Simple, form, person.Mark));
    }
}
