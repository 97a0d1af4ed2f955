using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.GetPerson;

internal sealed class GetPersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{urn:uuid}", Handle)
        .WithName("BaackGetPerson")
        .WithSummary("Read a person")
        .Reads()
        .IsVersioned()
        .AnswersRead<BaackPerson>();

    private static async Task<IResult> Handle(BaackRead read, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetPersonQuery(read), cancellationToken);
        return outcome.ToResult(BaackResults.Read);
    }
}
