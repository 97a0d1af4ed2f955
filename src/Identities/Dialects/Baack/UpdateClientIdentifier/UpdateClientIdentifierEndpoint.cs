using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.UpdateClientIdentifier;

internal sealed class UpdateClientIdentifierEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/{urn:uuid}", Handle)
        .WithName("BaackUpdateClientIdentifier")
        .WithSummary("Change a client identifier")
        .WithDescription("What is left out stays, null clears. A domain and token that the identity has already are refused.")
        .Mutates()
        .IsGuarded()
        .TakesJson<BaackClientIdentifierRequest>()
        .AnswersUpdated<BaackClientIdentifier>();

    private static async Task<IResult> Handle(BaackChange change, BaackBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var command = new UpdateClientIdentifierCommand(change, body.ToUpdate(change, BaackClientIdentifierRequest.Read));
        var outcome = await mediator.Send(command, cancellationToken);
        return outcome.ToResult(BaackResults.Updated);
    }
}
