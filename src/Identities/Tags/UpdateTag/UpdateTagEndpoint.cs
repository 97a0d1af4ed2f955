using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Tags.UpdateTag;

internal sealed class UpdateTagEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/{tagId:uuid}", Handle)
        .WithName("UpdateTag")
        .WithSummary("Replace a tag definition")
        .WithDescription("Members left out go back to their defaults. A changed period applies to later applications only.")
        .RequireAuthorization(Permissions.EditTags)
        .IsGuarded()
        .TakesJson<TagRequest>()
        .Answers<Tag>()
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);

    private static async Task<IResult> Handle(
        Guid tagId,
        OpenChange change,
        JsonBody body,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new UpdateTagCommand(tagId, change, body.Read(TagRequest.ReadUpdate)), cancellationToken);
        return outcome.ToResult(tag => VersionedResults.Written(tag.WithVersion()));
    }
}
