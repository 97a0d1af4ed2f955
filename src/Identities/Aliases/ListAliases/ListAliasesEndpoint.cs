using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Aliases.ListAliases;

internal sealed class ListAliasesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/", Handle)
        .WithName("ListAliases")
        .WithSummary("List a person's names, the primary one first")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .Answers<IReadOnlyList<Alias>>()
        .Refuses(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(PersonRead person, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ListAliasesQuery(person), cancellationToken);
        return outcome.ToResult(VersionedResults.Read);
    }
}
