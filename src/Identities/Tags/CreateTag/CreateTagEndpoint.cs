using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Tags.CreateTag;

internal sealed class CreateTagEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/", Handle)
        .WithName("CreateTag")
        .WithSummary("Create a tag definition")
        .RequireAuthorization(Permissions.AddTags)
        .TakesJson<TagRequest>()
        .Answers<Tag>()
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status409Conflict);

    private static async Task<IResult> Handle(OpenChange change, JsonBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new CreateTagCommand(change, body.Read(TagRequest.Read)), cancellationToken);
        return outcome.ToResult(tag => VersionedResults.Written(tag.WithVersion()));
    }
}
