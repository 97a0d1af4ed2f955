using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.People.SearchPeople;

internal sealed class SearchPeopleEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/", Handle)
        .WithName("SearchPeople")
        .WithSummary("Find the people who carry a tag or have a custom field")
        .WithDescription("""
            By `tagId`, by `entityFieldName`, or by both, which must then both hold. With `entityFieldStringValue` the field's text must be
            exactly that; without it everybody who has the field is found. Names and texts match exactly, case included. Without any
            filter the answer is 400. The list is complete, in the order of ids, unless `limit` asks for a page.
            """)
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .Answers<IReadOnlyList<IdentityPersonItem>>()
        .Refuses(StatusCodes.Status400BadRequest)
        .DisableRequestTimeout();

    private static async Task<IResult> Handle(
        string? tagId,
        string? entityFieldName,
        string? entityFieldStringValue,
        Page page,
        HttpContext context,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var filter = PeopleFilter.Read(tagId, entityFieldName, entityFieldStringValue, page, context);
        var outcome = await mediator.Send(new SearchPeopleQuery(filter), cancellationToken);
        return outcome.ToResult(found => found.ToResult());
    }
}
