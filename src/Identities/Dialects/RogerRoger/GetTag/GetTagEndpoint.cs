using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.RogerRoger.GetTag;

internal sealed class GetTagEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{id:uuid}", Handle)
        .WithName("RogerRogerGetTag")
        .WithSummary("Read a tag")
        .RequireAuthorization(Permissions.ReadTags)
        .IsVersioned()
        .AnswersPatchable<RogerRogerTag>()
        .RefusesAsRogerRoger(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(Guid id, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetTagQuery(id), cancellationToken);
        return outcome.ToResult(row => new ItemResult<RogerRogerTag>(row.Show()));
    }
}
