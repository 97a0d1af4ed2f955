using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.DeleteClientIdentifier;

internal sealed class DeleteClientIdentifierEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/{urn:uuid}", Handle)
        .WithName("BaackDeleteClientIdentifier")
        .WithSummary("Delete a client identifier")
        .Mutates()
        .IsGuarded()
        .AnswersDeleted();

    private static async Task<IResult> Handle(BaackChange change, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new DeleteClientIdentifierCommand(change), cancellationToken);
        return outcome.ToResult(BaackResults.Deleted);
    }
}
