using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.UpdateEmail;

internal sealed class UpdateEmailEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/{urn:uuid}", Handle)
        .WithName("BaackUpdateEmail")
        .WithSummary("Change an e-mail address")
        .WithDescription("What is left out stays. Another address that the identity has already is refused.")
        .Mutates()
        .IsGuarded()
        .TakesJson<BaackEmailRequest>()
        .AnswersUpdated<BaackEmail>();

    private static async Task<IResult> Handle(BaackChange change, BaackBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new UpdateEmailCommand(change, body.ToUpdate(change, BaackEmailRequest.Read)), cancellationToken);
        return outcome.ToResult(BaackResults.Updated);
    }
}
