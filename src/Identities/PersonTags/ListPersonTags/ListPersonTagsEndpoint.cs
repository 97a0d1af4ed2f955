using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.PersonTags.ListPersonTags;

internal sealed class ListPersonTagsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/", Handle)
        .WithName("ListPersonTags")
        .WithSummary("List the tags a person carries, or the one of exactly this name")
        .WithDescription("Expired tags are gone. Disabled tags stay with those who carry them. An empty tagName is no filter.")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .Answers<IReadOnlyList<PersonTag>>()
        .Refuses(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(string? tagName, PersonRead person, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ListPersonTagsQuery(person, tagName), cancellationToken);
        return outcome.ToResult(VersionedResults.Read);
    }
}
