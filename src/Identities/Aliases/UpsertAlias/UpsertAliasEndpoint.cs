using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Aliases.UpsertAlias;

internal sealed class UpsertAliasEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/", Handle)
        .WithName("UpsertAlias")
        .WithSummary("Give a person a name, or replace one")
        .WithDescription("With the id of an alias it replaces that one; with an id nobody knows, or without one, it adds an alias.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .TakesJson<AliasRequest>()
        .Answers<Alias>()
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed);

    private static async Task<IResult> Handle(PersonChange change, JsonBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new UpsertAliasCommand(change, body.Read(AliasRequest.Read)), cancellationToken);
        return outcome.ToResult(VersionedResults.Written);
    }
}
