using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.ReplaceTag;

internal sealed class ReplaceTagEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/{id:uuid}", Handle)
        .WithName("RogerRogerReplaceTag")
        .WithSummary("Replace a tag")
        .WithDescription("What is left out becomes null. Whether the tag is disabled, and how long it stays by default, is kept.")
        .RequireAuthorization(Permissions.EditTags)
        .IsGuarded()
        .TakesLinked<RogerRogerTagRequest>()
        .AnswersPatchable<RogerRogerTag>()
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Handle(Guid id, OpenChange change, SentBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ReplaceTagCommand(id, change, body), cancellationToken);
        return outcome.ToResult(row => new ItemResult<RogerRogerTag>(row.Show()));
    }
}
