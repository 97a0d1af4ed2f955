using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Tags.ListTags;

internal sealed class ListTagsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/", Handle)
        .WithName("ListTags")
        .WithSummary("List tag definitions, disabled ones too")
        .WithDescription("All of them in the order they were made, or those of exactly one name. An empty tagName is no filter.")
        .RequireAuthorization(Permissions.ReadTags)
        .Answers<IReadOnlyList<Tag>>()
        .Refuses(StatusCodes.Status400BadRequest);

    private static async Task<IResult> Handle(string? tagName, Page page, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ListTagsQuery(tagName, page), cancellationToken);
        return outcome.ToResult(PageResults.Ok);
    }
}
