using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Notes.ListNotes;

internal sealed class ListNotesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/", Handle)
        .WithName("ListNotes")
        .WithSummary("List the notes about a person, the oldest first")
        .WithDescription("Private notes are listed for their owner only.")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .Answers<IReadOnlyList<Note>>()
        .Refuses(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(PersonRead person, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ListNotesQuery(person), cancellationToken);
        return outcome.ToResult(VersionedResults.Read);
    }
}
