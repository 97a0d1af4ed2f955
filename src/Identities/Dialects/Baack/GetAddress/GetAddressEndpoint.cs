using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.GetAddress;

internal sealed class GetAddressEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{urn:uuid}", Handle)
        .WithName("BaackGetAddress")
        .WithSummary("Read a postal address")
        .Reads()
        .IsVersioned()
        .AnswersRead<BaackAddress>();

    private static async Task<IResult> Handle(BaackRead read, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetAddressQuery(read), cancellationToken);
        return outcome.ToResult(BaackResults.Read);
    }
}
