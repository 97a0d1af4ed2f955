using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.GetEmail;

internal sealed class GetEmailEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{urn:uuid}", Handle)
        .WithName("BaackGetEmail")
        .WithSummary("Read an e-mail address")
        .Reads()
        .IsVersioned()
        .AnswersRead<BaackEmail>();

    private static async Task<IResult> Handle(BaackRead read, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetEmailQuery(read), cancellationToken);
        return outcome.ToResult(BaackResults.Read);
    }
}
