using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.DeletePersonName;

internal sealed class DeletePersonNameEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/{urn:uuid}", Handle)
        .WithName("BaackDeletePersonName")
        .WithSummary("Take a name off a person")
        .Mutates()
        .IsGuarded()
        .AnswersDeleted();

    private static async Task<IResult> Handle(BaackChange change, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new DeletePersonNameCommand(change), cancellationToken);
        return outcome.ToResult(BaackResults.Deleted);
    }
}
