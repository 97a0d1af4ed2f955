using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.UpdatePerson;

internal sealed class UpdatePersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/{urn:uuid}", Handle)
        .WithName("BaackUpdatePerson")
        .WithSummary("Change a person")
        .WithDescription("What is left out stays, null clears. Names, telephones and addresses are changed at their own addresses.")
        .Mutates()
        .IsGuarded()
        .TakesJson<BaackPersonRequest>()
        .AnswersUpdated<BaackPerson>();

    private static async Task<IResult> Handle(BaackChange change, BaackBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var command = new UpdatePersonCommand(change, body.ToUpdate(change, BaackPersonRequest.Read));
        var outcome = await mediator.Send(command, cancellationToken);
        return outcome.ToResult(BaackResults.Updated);
    }
}
