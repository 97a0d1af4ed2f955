using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.UpdatePersonName;

internal sealed class UpdatePersonNameEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/{urn:uuid}", Handle)
        .WithName("BaackUpdatePersonName")
        .WithSummary("Change a name")
        .WithDescription("What is left out stays, null clears.")
        .Mutates()
        .IsGuarded()
        .TakesJson<BaackPersonNameRequest>()
        .AnswersUpdated<BaackPersonName>();

    private static async Task<IResult> Handle(BaackChange change, BaackBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var command = new UpdatePersonNameCommand(change, body.ToUpdate(change, BaackPersonNameRequest.Read));
        var outcome = await mediator.Send(command, cancellationToken);
        return outcome.ToResult(BaackResults.Updated);
    }
}
