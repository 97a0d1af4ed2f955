using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.EntityFields.ListEntityFields;

internal sealed class ListEntityFieldsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/", Handle)
        .WithName("ListEntityFields")
        .WithSummary("List a person's custom fields, or the one of exactly this name")
        .WithDescription("An empty fieldName is no filter.")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .Answers<IReadOnlyList<EntityField>>()
        .Refuses(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(string? fieldName, PersonRead person, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ListEntityFieldsQuery(person, fieldName), cancellationToken);
        return outcome.ToResult(VersionedResults.Read);
    }
}
