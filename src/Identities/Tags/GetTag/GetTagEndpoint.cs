using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Tags.GetTag;

internal sealed class GetTagEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{tagId:uuid}", Handle)
        .WithName("GetTag")
        .WithSummary("Read one tag definition")
        .RequireAuthorization(Permissions.ReadTags)
        .IsVersioned()
        .Answers<Tag>()
        .Refuses(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(Guid tagId, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetTagQuery(tagId), cancellationToken);
        return outcome.ToResult(tag => VersionedResults.Read(tag.WithVersion()));
    }
}
