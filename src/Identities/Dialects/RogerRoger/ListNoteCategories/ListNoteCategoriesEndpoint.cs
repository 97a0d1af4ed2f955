using Identities.Dialects.RogerRoger.Lists;
using Identities.Dialects.RogerRoger.Notes;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.RogerRoger.ListNoteCategories;

internal sealed class ListNoteCategoriesEndpoint : IEndpoint
{
    private static readonly ListFilters Filters = new();

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/", Handle)
        .WithName("RogerRogerListNoteCategories")
        .WithSummary("List note categories")
        .WithDescription("In the order they were made.")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .AnswersCollection<RogerRogerNoteCategoryPage>(Filters)
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest);

    private static async Task<IResult> Handle(ListQuery list, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ListNoteCategoriesQuery(list), cancellationToken);
        return outcome.ToResult(page => new CollectionResult<RogerRogerNoteCategory>(Resource.NoteCategory, list, page.Show(row => row.Show()), Filters));
    }
}
