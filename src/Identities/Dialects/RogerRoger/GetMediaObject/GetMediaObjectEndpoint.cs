using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.RogerRoger.GetMediaObject;

internal sealed class GetMediaObjectEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{id:uuid}", Handle)
        .WithName("RogerRogerGetMediaObject")
        .WithSummary("Read a picture")
        .WithDescription("The bytes as they came: where avatarUrl and contentUrl lead. A picture never changes, so a caller may keep it.")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .Produces(StatusCodes.Status200OK, null, Pictures.MediaTypes[0], [.. Pictures.MediaTypes.Skip(1)])
        .Produces(StatusCodes.Status304NotModified)
        .RefusesAsRogerRoger(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(Guid id, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        var etag = $"\"{id}\"";
        var outcome = await mediator.Send(new GetMediaObjectQuery(id, EntityTags.IsKnown(context.Request, etag)), cancellationToken);

        return outcome.ToResult(picture =>
        {
            context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
            context.Response.Headers.ETag = etag;
            return picture.Bytes is { } bytes ? TypedResults.Bytes(bytes, picture.MediaType) : TypedResults.StatusCode(StatusCodes.Status304NotModified);
        });
    }
}
