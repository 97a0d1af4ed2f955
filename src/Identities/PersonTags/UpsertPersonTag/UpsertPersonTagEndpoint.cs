using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.PersonTags.UpsertPersonTag;

internal sealed class UpsertPersonTagEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/", Handle)
        .WithName("UpsertPersonTag")
        .WithSummary("Put a tag on a person, or change when it was put on and when it goes")
        .WithDescription("A disabled tag is put on nobody new.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .TakesJson<PersonTagRequest>()
        .Answers<PersonTag>()
        .Refuses(
            StatusCodes.Status400BadRequest,
            StatusCodes.Status404NotFound,
            StatusCodes.Status409Conflict,
            StatusCodes.Status412PreconditionFailed);

    private static async Task<IResult> Handle(PersonChange change, JsonBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var tag = body.Read(fields => PersonTagRequest.Read(fields, change.Moment));
        var outcome = await mediator.Send(new UpsertPersonTagCommand(change, tag), cancellationToken);
        return outcome.ToResult(VersionedResults.Written);
    }
}
