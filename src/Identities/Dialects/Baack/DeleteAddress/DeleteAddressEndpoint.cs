using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.DeleteAddress;

internal sealed class DeleteAddressEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/{urn:uuid}", Handle)
        .WithName("BaackDeleteAddress")
        .WithSummary("Take a postal address off an identity")
        .Mutates()
        .IsGuarded()
        .AnswersDeleted();

    private static async Task<IResult> Handle(BaackChange change, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new DeleteAddressCommand(change), cancellationToken);
        return outcome.ToResult(BaackResults.Deleted);
    }
}
