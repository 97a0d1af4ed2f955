using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.ApiKeys.RevokeApiKey;

internal sealed class RevokeApiKeyEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/{apiKeyId:uuid}", Handle)
        .WithName("RevokeApiKey")
        .WithSummary("Revoke one of your own API keys")
        .WithDescription("It ends within a second on every instance of the service.")
        .RequireAuthorization(SecurityRegistration.Unrestricted)
        .Answers<bool>()
        .Refuses(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(Guid apiKeyId, OpenChange change, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new RevokeApiKeyCommand(apiKeyId, change), cancellationToken);
        return outcome.ToResult(TypedResults.Ok);
    }
}
