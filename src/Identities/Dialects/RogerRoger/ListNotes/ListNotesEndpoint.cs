using Identities.Dialects.RogerRoger.Lists;
using Identities.Dialects.RogerRoger.Notes;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.RogerRoger.ListNotes;

internal sealed class ListNotesEndpoint : IEndpoint
{
    private static readonly ListFilters Filters = new ListFilters()
        .Text("q", "Every word stands somewhere in the title or the description, in any case.")
        .AnyOf("person", "Notes about this person, a UUID or an IRI; the path says so already.")
        .AnyOf("category.id", "Notes of this category, a UUID or an IRI.")
        .AnyOf("author.id", "Notes of this author, a UUID or an IRI.")
        .Flag("flagged", "Whether they are flagged.")
        .Order("flagged")
        .Order("createdAt")
        .Date("createdAt");

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/", Handle)
        .WithName("RogerRogerListNotes")
        .WithSummary("List the notes about a person")
        .WithDescription("Flagged ones first, then the newest. Private ones are listed for their author only.")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .AnswersCollection<RogerRogerNotePage>(Filters)
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(Guid personId, RogerRogerRead read, ListQuery list, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ListNotesQuery(personId, read, list), cancellationToken);
        return outcome.ToResult(page => new CollectionResult<RogerRogerNote>(
            Resource.NotesOf(personId), list, page.Show(note => note.Show(personId, list.Iris)), Filters));
    }
}
