using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.SuperOffice.GiveConsent;

internal sealed class GiveConsentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/{id:number}/Consent/{purpose}", Handle)
        .WithName("SuperOfficeGiveConsent")
        .WithSummary("Note that a person consents to a purpose")
        .WithDescription("source and legalBase are keys of the lists consentsource and legalbase; the legal base WITHDRAWN takes the consent back.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .Produces(StatusCodes.Status204NoContent)
        .RefusesAsSuperOffice(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed);

    private static async Task<IResult> Handle(
        SuperOfficeChange change,
        string purpose,
        string? source,
        string? legalBase,
        string? comment,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GiveConsentCommand(change, purpose, source, legalBase, comment), cancellationToken);
        return outcome.ToResult(person => new WrittenResult(person));
    }
}
