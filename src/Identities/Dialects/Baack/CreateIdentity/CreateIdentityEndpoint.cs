using Identities.Platform.Http;
using MediatR;

namespace Identities.Dialects.Baack.CreateIdentity;

internal sealed class CreateIdentityEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/", Handle)
        .WithName("BaackCreateIdentity")
        .WithSummary("Make an identity")
        .WithDescription("Each call makes another one. The companies named must be ones that the caller sees.")
        .Mutates()
        .TakesJson<BaackIdentityRequest>()
        .AnswersCreated<BaackIdentity>();

    private static async Task<IResult> Handle(BaackChange change, BaackBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new CreateIdentityCommand(change, body.ToCreate(BaackIdentityRequest.Read)), cancellationToken);
        return outcome.ToResult(BaackResults.Created);
    }
}
