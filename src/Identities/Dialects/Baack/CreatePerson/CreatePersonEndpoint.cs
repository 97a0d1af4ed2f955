using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.CreatePerson;

internal sealed class CreatePersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/", Handle)
        .WithName("BaackCreatePerson")
        .WithSummary("Make the person of an identity")
        .WithDescription("An identity has at most one: when it is there already, it is answered as it is.")
        .Mutates()
        .IsGuarded()
        .TakesJson<BaackPersonRequest>()
        .AnswersCreated<BaackPerson>();

    private static async Task<IResult> Handle(BaackChange change, BaackBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new CreatePersonCommand(change, body.ToCreate(BaackPersonRequest.Read)), cancellationToken);
        return outcome.ToResult(BaackResults.Created);
    }
}
