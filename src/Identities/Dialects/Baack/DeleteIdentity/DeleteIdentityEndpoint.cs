using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.DeleteIdentity;

internal sealed class DeleteIdentityEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/{urn:uuid}", Handle)
        .WithName("BaackDeleteIdentity")
        .WithSummary("Delete an identity")
        .WithDescription("With everything below, on every surface. The id never comes back.")
        .Mutates()
        .IsGuarded()
        .AnswersDeleted();

    private static async Task<IResult> Handle(BaackChange change, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new DeleteIdentityCommand(change), cancellationToken);
        return outcome.ToResult(BaackResults.Deleted);
    }
}
