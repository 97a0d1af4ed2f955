using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.CreateClientIdentifier;

internal sealed class CreateClientIdentifierEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/", Handle)
        .WithName("BaackCreateClientIdentifier")
        .WithSummary("Note who an identity is in another system")
        .WithDescription("A domain and token that the identity has already are answered as they are, unless they have expired.")
        .Mutates()
        .IsGuarded()
        .TakesJson<BaackClientIdentifierRequest>()
        .AnswersCreated<BaackClientIdentifier>();

    private static async Task<IResult> Handle(BaackChange change, BaackBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var command = new CreateClientIdentifierCommand(change, body.ToCreate(BaackClientIdentifierRequest.Read));
        var outcome = await mediator.Send(command, cancellationToken);
        return outcome.ToResult(BaackResults.Created);
    }
}
