using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Tags.DeleteTag;

internal sealed class DeleteTagEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/{tagId:uuid}", Handle)
        .WithName("DeleteTag")
        .WithSummary("Delete a tag definition and take it off everybody")
        .RequireAuthorization(Permissions.DeleteTags)
        .IsGuarded()
        .Answers<bool>()
        .Refuses(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(Guid tagId, OpenChange change, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new DeleteTagCommand(tagId, change), cancellationToken);
        return outcome.ToResult(deleted => TypedResults.Ok(deleted));
    }
}
