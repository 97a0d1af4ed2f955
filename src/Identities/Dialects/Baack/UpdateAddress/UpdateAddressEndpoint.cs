using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.UpdateAddress;

internal sealed class UpdateAddressEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/{urn:uuid}", Handle)
        .WithName("BaackUpdateAddress")
        .WithSummary("Change a postal address")
        .WithDescription("What is left out stays, null clears.")
        .Mutates()
        .IsGuarded()
        .TakesJson<BaackAddressRequest>()
        .AnswersUpdated<BaackAddress>();

    private static async Task<IResult> Handle(BaackChange change, BaackBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var command = new UpdateAddressCommand(change, body.ToUpdate(change, BaackAddressRequest.Read));
        var outcome = await mediator.Send(command, cancellationToken);
        return outcome.ToResult(BaackResults.Updated);
    }
}
