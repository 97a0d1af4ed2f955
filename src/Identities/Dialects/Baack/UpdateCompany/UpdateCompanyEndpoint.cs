using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.UpdateCompany;

internal sealed class UpdateCompanyEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/{urn:uuid}", Handle)
        .WithName("BaackUpdateCompany")
        .WithSummary("Change a company")
        .WithDescription("What is left out stays, null clears; the owner never changes.")
        .Mutates()
        .IsGuarded()
        .TakesJson<BaackCompanyRequest>()
        .AnswersUpdated<BaackCompany>();

    private static async Task<IResult> Handle(BaackChange change, BaackBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var command = new UpdateCompanyCommand(change, body.ToUpdate(change, BaackCompanyRequest.Read));
        var outcome = await mediator.Send(command, cancellationToken);
        return outcome.ToResult(BaackResults.Updated);
    }
}
