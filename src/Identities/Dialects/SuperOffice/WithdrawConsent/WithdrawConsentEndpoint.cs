using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.SuperOffice.WithdrawConsent;

internal sealed class WithdrawConsentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/{id:number}/Consent/{purpose}", Handle)
        .WithName("SuperOfficeWithdrawConsent")
        .WithSummary("Take a person's consent to a purpose back")
        .WithDescription("The consent stays in the store as withdrawn. Withdrawing what was never given changes nothing.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .Produces(StatusCodes.Status204NoContent)
        .RefusesAsSuperOffice(StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed);

    private static async Task<IResult> Handle(SuperOfficeChange change, string purpose, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new WithdrawConsentCommand(change, purpose), cancellationToken);
        return outcome.ToResult(person => new WrittenResult(person));
    }
}
