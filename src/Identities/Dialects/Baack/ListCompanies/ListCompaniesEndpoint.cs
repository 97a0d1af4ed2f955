using System.ComponentModel;
using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.ListCompanies;

internal sealed class ListCompaniesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/companies", Handle)
        .WithName("BaackListCompanies")
        .WithSummary("List the companies that the token is for")
        .WithDescription("All of them for a token that is restricted to none. A hundred to a page; nextPage leads to the next one.")
        .Reads()
        .AnswersRead<BaackCompanies>()
        .RefusesAsBaack(StatusCodes.Status400BadRequest);

    private static async Task<IResult> Handle(Visibility visibility, [Description("The companies behind the one with this id; nextPage has it.")] string? after, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ListCompaniesQuery(visibility, after), cancellationToken);
        return outcome.ToResult(BaackResults.Unversioned);
    }
}
