using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.DeleteEmail;

internal sealed class DeleteEmailEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/{urn:uuid}", Handle)
        .WithName("BaackDeleteEmail")
        .WithSummary("Take an e-mail address off an identity")
        .Mutates()
        .IsGuarded()
        .AnswersDeleted();

    private static async Task<IResult> Handle(BaackChange change, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new DeleteEmailCommand(change), cancellationToken);
        return outcome.ToResult(BaackResults.Deleted);
    }
}
