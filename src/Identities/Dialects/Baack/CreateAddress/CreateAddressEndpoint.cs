using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.CreateAddress;

internal sealed class CreateAddressEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/", Handle)
        .WithName("BaackCreateAddress")
        .WithSummary("Give an identity a postal address")
        .WithDescription("An address equal to one that the identity has answers that one.")
        .Mutates()
        .IsGuarded()
        .TakesJson<BaackAddressRequest>()
        .AnswersCreated<BaackAddress>();

    private static async Task<IResult> Handle(BaackChange change, BaackBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new CreateAddressCommand(change, body.ToCreate(BaackAddressRequest.Read)), cancellationToken);
        return outcome.ToResult(BaackResults.Created);
    }
}
