using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.EntityFields.UpsertEntityField;

internal sealed class UpsertEntityFieldEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/", Handle)
        .WithName("UpsertEntityField")
        .WithSummary("Give a person a custom field, or replace one")
        .WithDescription(
            "With the id of a field it replaces that one, its name too; with an id nobody knows it adds a field. Without an id the name, "
            + "ignoring case, says which field is replaced, in its first spelling; a new name adds a field. The value's member is its type.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .TakesJson<EntityFieldRequest>()
        .Answers<EntityField>()
        .Refuses(
            StatusCodes.Status400BadRequest,
            StatusCodes.Status404NotFound,
            StatusCodes.Status409Conflict,
            StatusCodes.Status412PreconditionFailed);

    private static async Task<IResult> Handle(PersonChange change, JsonBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new UpsertEntityFieldCommand(change, body.Read(EntityFieldRequest.Read)), cancellationToken);
        return outcome.ToResult(VersionedResults.Written);
    }
}
