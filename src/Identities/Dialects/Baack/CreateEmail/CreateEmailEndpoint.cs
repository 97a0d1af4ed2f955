using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.CreateEmail;

internal sealed class CreateEmailEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/", Handle)
        .WithName("BaackCreateEmail")
        .WithSummary("Give an identity an e-mail address")
        .WithDescription("An address that the identity has already, in whatever case, is answered as it is.")
        .Mutates()
        .IsGuarded()
        .TakesJson<BaackEmailRequest>()
        .AnswersCreated<BaackEmail>();

    private static async Task<IResult> Handle(BaackChange change, BaackBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new CreateEmailCommand(change, body.ToCreate(BaackEmailRequest.Read)), cancellationToken);
        return outcome.ToResult(BaackResults.Created);
    }
}
