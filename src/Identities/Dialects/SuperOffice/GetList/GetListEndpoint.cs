using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.SuperOffice.GetList;

internal sealed class GetListEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{name}", Handle)
        .WithName("SuperOfficeGetList")
        .WithSummary("Read the items of a list")
        .WithDescription(
            "Lists: business, category, consentpurpose, consentsource, country, customerlanguage, legalbase, mrmrs, persint, perspos, " +
            "salutation, shipmenttype, ticketpriority.")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .TakesWishes()
        .AnswersCarrier<IReadOnlyList<SelectableMDOListItem>>()
        .RefusesAsSuperOffice(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(string name, AnswerForm form, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetListQuery(name, form), cancellationToken);
        return outcome.ToResult(items => new CarrierResult(items, Carriers.ListItem, form));
    }
}
