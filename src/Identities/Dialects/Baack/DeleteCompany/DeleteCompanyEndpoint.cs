using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.DeleteCompany;

internal sealed class DeleteCompanyEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/{urn:uuid}", Handle)
        .WithName("BaackDeleteCompany")
        .WithSummary("Delete a company")
        .WithDescription("One that owns or is referred to, and the deployment's own, are refused.")
        .Mutates()
        .IsGuarded()
        .AnswersDeleted()
        .RefusesAsBaack(StatusCodes.Status400BadRequest);

    private static async Task<IResult> Handle(BaackChange change, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new DeleteCompanyCommand(change), cancellationToken);
        return outcome.ToResult(BaackResults.Deleted);
    }
}
