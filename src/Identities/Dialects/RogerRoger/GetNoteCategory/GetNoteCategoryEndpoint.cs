using Identities.Dialects.RogerRoger.Notes;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.RogerRoger.GetNoteCategory;

internal sealed class GetNoteCategoryEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{id:uuid}", Handle)
        .WithName("RogerRogerGetNoteCategory")
        .WithSummary("Read a note category")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .AnswersItem<RogerRogerNoteCategory>()
        .RefusesAsRogerRoger(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(Guid id, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetNoteCategoryQuery(id), cancellationToken);
        return outcome.ToResult(row => new ItemResult<RogerRogerNoteCategory>(row.Show()));
    }
}
