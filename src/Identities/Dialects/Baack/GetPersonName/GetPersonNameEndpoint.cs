using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.GetPersonName;

internal sealed class GetPersonNameEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{urn:uuid}", Handle)
        .WithName("BaackGetPersonName")
        .WithSummary("Read a name")
        .Reads()
        .IsVersioned()
        .AnswersRead<BaackPersonName>();

    private static async Task<IResult> Handle(BaackRead read, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetPersonNameQuery(read), cancellationToken);
        return outcome.ToResult(BaackResults.Read);
    }
}
