using System.Security.Claims;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Accounts.RenewToken;

internal sealed class RenewTokenEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/renewToken", Handle)
        .WithName("RenewToken")
        .WithSummary("Exchange a token that is still valid for a fresh one")
        .WithDescription("""
            The fresh token has the user's permissions of now. An expired token cannot be renewed, nor one whose session began longer ago than
            the deployment allows (12 hours by default); no token outlives its session.
            """)
        .RequireAuthorization(SecurityRegistration.Authenticated)
        .Answers<IssuedToken>();

    private static async Task<IResult> Handle(ClaimsPrincipal caller, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new RenewTokenQuery(caller), cancellationToken);
        return outcome.ToResult(TypedResults.Ok);
    }
}
