using Identities.Dialects.RogerRoger.Lists;
using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.RogerRoger.ListTags;

internal sealed class ListTagsEndpoint : IEndpoint
{
    private static readonly ListFilters Filters = new ListFilters().AnyOf("id", "Tags with this id, a UUID or an IRI.");

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/", Handle)
        .WithName("RogerRogerListTags")
        .WithSummary("List tags")
        .WithDescription("In the order they were made, disabled ones too.")
        .RequireAuthorization(Permissions.ReadTags)
        .AnswersCollection<RogerRogerTagPage>(Filters)
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest);

    private static async Task<IResult> Handle(ListQuery list, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ListTagsQuery(list), cancellationToken);
        return outcome.ToResult(page => new CollectionResult<RogerRogerTag>(Resource.Tag, list, page.Show(row => row.Show()), Filters));
    }
}
