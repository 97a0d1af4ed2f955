using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.CreateCompany;

internal sealed class CreateCompanyEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/", Handle)
        .WithName("BaackCreateCompany")
        .WithSummary("Make a company")
        .WithDescription("A token that is restricted to companies makes none.")
        .Mutates()
        .TakesJson<BaackCompanyRequest>()
        .AnswersCreated<BaackCompany>();

    private static async Task<IResult> Handle(BaackChange change, BaackBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new CreateCompanyCommand(change, body.ToCreate(BaackCompanyRequest.Read)), cancellationToken);
        return outcome.ToResult(BaackResults.Created);
    }
}
