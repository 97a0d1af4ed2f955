using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.GetTelephone;

internal sealed class GetTelephoneEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{urn:uuid}", Handle)
        .WithName("BaackGetTelephone")
        .WithSummary("Read a telephone number")
        .Reads()
        .IsVersioned()
        .AnswersRead<BaackTelephone>();

    private static async Task<IResult> Handle(BaackRead read, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetTelephoneQuery(read), cancellationToken);
        return outcome.ToResult(BaackResults.Read);
    }
}
