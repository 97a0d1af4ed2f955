using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.GetIdentity;

internal sealed class GetIdentityEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{urn:uuid}", Handle)
        .WithName("BaackGetIdentity")
        .WithSummary("Read an identity")
        .Reads()
        .IsVersioned()
        .AnswersRead<BaackIdentity>();

    private static async Task<IResult> Handle(BaackRead read, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetIdentityQuery(read), cancellationToken);
        return outcome.ToResult(BaackResults.Read);
    }
}
