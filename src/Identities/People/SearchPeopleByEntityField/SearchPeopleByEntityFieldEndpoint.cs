using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Platform.Security;
using MediatR;

namespace Identities.People.SearchPeopleByEntityField;

internal sealed class SearchPeopleByEntityFieldEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/entityField/{fieldName}/entityValue/{fieldValue}", Handle)
        .WithName("SearchPeopleByEntityField")
        .WithSummary("Find the people whose custom field holds exactly this text")
        .WithDescription("Both segments are URL-encoded, once: a slash within them is %2F. The list is complete, unless `limit` asks for a page.")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .Answers<IReadOnlyList<IdentityPersonItem>>()
        .Refuses(StatusCodes.Status400BadRequest)
        .DisableRequestTimeout();

    private static async Task<IResult> Handle(Page page, HttpContext context, IMediator mediator, CancellationToken cancellationToken)
    {
        if (page.Rejected(out var rejection, out var after, out var limit))
        {
            return new ProblemResult(rejection);
        }

        var (name, text) = Segments(RequestTargets.RawPath(context));
        var query = new SearchPeopleByEntityFieldQuery(name, text, SearchedPart.Of(after, limit, context));
        var outcome = await mediator.Send(query, cancellationToken);
        return outcome.ToResult(found => found.ToResult());
    }

    /// <summary>The name and the value, decoded exactly once: route values cannot tell <c>a%2Fb</c> from <c>a%252Fb</c>.</summary>
    private static (string Name, string Text) Segments(string rawPath)
    {
        var segments = rawPath.TrimEnd('/').Split('/');
        return (Uri.UnescapeDataString(segments[^3]), Uri.UnescapeDataString(segments[^1]));
    }
}
