using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.UpdateTelephone;

internal sealed class UpdateTelephoneEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/{urn:uuid}", Handle)
        .WithName("BaackUpdateTelephone")
        .WithSummary("Change a telephone number")
        .WithDescription("What is left out stays, null clears.")
        .Mutates()
        .IsGuarded()
        .TakesJson<BaackTelephoneRequest>()
        .AnswersUpdated<BaackTelephone>();

    private static async Task<IResult> Handle(BaackChange change, BaackBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var command = new UpdateTelephoneCommand(change, body.ToUpdate(change, BaackTelephoneRequest.Read));
        var outcome = await mediator.Send(command, cancellationToken);
        return outcome.ToResult(BaackResults.Updated);
    }
}
