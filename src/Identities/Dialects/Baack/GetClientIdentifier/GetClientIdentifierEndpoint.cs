using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.GetClientIdentifier;

internal sealed class GetClientIdentifierEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{urn:uuid}", Handle)
        .WithName("BaackGetClientIdentifier")
        .WithSummary("Read a client identifier")
        .Reads()
        .IsVersioned()
        .AnswersRead<BaackClientIdentifier>();

    private static async Task<IResult> Handle(BaackRead read, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetClientIdentifierQuery(read), cancellationToken);
        return outcome.ToResult(BaackResults.Read);
    }
}
