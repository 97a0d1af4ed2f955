using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.CreatePersonName;

internal sealed class CreatePersonNameEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/", Handle)
        .WithName("BaackCreatePersonName")
        .WithSummary("Give a person a name")
        .WithDescription("A name equal to one that the person has answers that one. The first name is the primary one.")
        .Mutates()
        .IsGuarded()
        .TakesJson<BaackPersonNameRequest>()
        .AnswersCreated<BaackPersonName>();

    private static async Task<IResult> Handle(BaackChange change, BaackBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var command = new CreatePersonNameCommand(change, body.ToCreate(BaackPersonNameRequest.Read));
        var outcome = await mediator.Send(command, cancellationToken);
        return outcome.ToResult(BaackResults.Created);
    }
}
