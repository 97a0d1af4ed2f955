using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.SuperOffice.GetConsent;

internal sealed class GetConsentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{id:number}/Consent/{purpose}", Handle)
        .WithName("SuperOfficeGetConsent")
        .WithSummary("Read whether a person consents to a purpose")
        .WithDescription("The purpose is the key of an item of the list consentpurpose, such as STORE or EMARKETING. A withdrawn consent is false.")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .IsVersioned()
        .AnswersCarrier<bool>()
        .RefusesAsSuperOffice(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(int id, string purpose, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetConsentQuery(id, purpose), cancellationToken);
        return outcome.ToResult(consent => new CarrierResult(consent.IsGiven, Carriers.Consent, mark: consent.Mark));
    }
}
