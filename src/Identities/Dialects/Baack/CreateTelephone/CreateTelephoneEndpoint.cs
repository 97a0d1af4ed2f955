using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.CreateTelephone;

internal sealed class CreateTelephoneEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/", Handle)
        .WithName("BaackCreateTelephone")
        .WithSummary("Give an identity a telephone number")
        .WithDescription("A number that the identity has already, with the same type, is answered as it is.")
        .Mutates()
        .IsGuarded()
        .TakesJson<BaackTelephoneRequest>()
        .AnswersCreated<BaackTelephone>();

    private static async Task<IResult> Handle(BaackChange change, BaackBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new CreateTelephoneCommand(change, body.ToCreate(BaackTelephoneRequest.Read)), cancellationToken);
        return outcome.ToResult(BaackResults.Created);
    }
}
