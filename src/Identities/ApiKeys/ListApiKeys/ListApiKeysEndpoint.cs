using System.Security.Claims;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.ApiKeys.ListApiKeys;

internal sealed class ListApiKeysEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/", Handle)
        .WithName("ListApiKeys")
        .WithSummary("List your own API keys")
        .WithDescription("In the order they were issued, those past their end too. The keys themselves are not shown again.")
        .RequireAuthorization(SecurityRegistration.Unrestricted)
        .Answers<IReadOnlyList<ApiKey>>()
        .Refuses(StatusCodes.Status400BadRequest);

    private static async Task<IResult> Handle(ClaimsPrincipal caller, Page page, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ListApiKeysQuery(caller.SubjectOf(), page), cancellationToken);
        return outcome.ToResult(PageResults.Ok);
    }
}
