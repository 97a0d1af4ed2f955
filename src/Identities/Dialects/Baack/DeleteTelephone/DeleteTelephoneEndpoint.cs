using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.DeleteTelephone;

internal sealed class DeleteTelephoneEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/{urn:uuid}", Handle)
        .WithName("BaackDeleteTelephone")
        .WithSummary("Take a telephone number off an identity")
        .Mutates()
        .IsGuarded()
        .AnswersDeleted();

    private static async Task<IResult> Handle(BaackChange change, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new DeleteTelephoneCommand(change), cancellationToken);
        return outcome.ToResult(BaackResults.Deleted);
    }
}
