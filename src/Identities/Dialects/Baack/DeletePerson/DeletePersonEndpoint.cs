using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.DeletePerson;

internal sealed class DeletePersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/{urn:uuid}", Handle)
        .WithName("BaackDeletePerson")
        .WithSummary("Delete a person")
        .WithDescription("Takes all names and the birth date off the identity. Telephones and addresses stay, and so does the identity.")
        .Mutates()
        .IsGuarded()
        .AnswersDeleted();

    private static async Task<IResult> Handle(BaackChange change, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new DeletePersonCommand(change), cancellationToken);
        return outcome.ToResult(BaackResults.Deleted);
    }
}
