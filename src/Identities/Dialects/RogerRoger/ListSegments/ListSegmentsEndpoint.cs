using Identities.Dialects.RogerRoger.Lists;
using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.RogerRoger.ListSegments;

internal sealed class ListSegmentsEndpoint : IEndpoint
{
    private static readonly ListFilters Filters = new();

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/", Handle)
        .WithName("RogerRogerListSegments")
        .WithSummary("List segments")
        .WithDescription("In the order they were made.")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .AnswersCollection<RogerRogerSegmentPage>(Filters)
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest);

    private static async Task<IResult> Handle(ListQuery list, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ListSegmentsQuery(list), cancellationToken);
        return outcome.ToResult(page => new CollectionResult<RogerRogerSegment>(Resource.Segment, list, page.Show(row => row.Show()), Filters));
    }
}
