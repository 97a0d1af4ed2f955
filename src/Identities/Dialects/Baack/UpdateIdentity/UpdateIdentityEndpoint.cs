using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.UpdateIdentity;

internal sealed class UpdateIdentityEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/{urn:uuid}", Handle)
        .WithName("BaackUpdateIdentity")
        .WithSummary("Change an identity")
        .WithDescription(
            "What is left out stays, null clears; the owner never changes. E-mails, identifiers and the person are changed at their own addresses.")
        .Mutates()
        .IsGuarded()
        .TakesJson<BaackIdentityRequest>()
        .AnswersUpdated<BaackIdentity>();

    private static async Task<IResult> Handle(BaackChange change, BaackBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var command = new UpdateIdentityCommand(change, body.ToUpdate(change, BaackIdentityRequest.Read));
        var outcome = await mediator.Send(command, cancellationToken);
        return outcome.ToResult(BaackResults.Updated);
    }
}
