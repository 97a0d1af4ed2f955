using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.CreateTag;

internal sealed class CreateTagEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/", Handle)
        .WithName("RogerRogerCreateTag")
        .WithSummary("Make a tag")
        .RequireAuthorization(Permissions.AddTags)
        .TakesLinked<RogerRogerTagRequest>()
        .AnswersPatchable<RogerRogerTag>(StatusCodes.Status201Created)
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Handle(OpenChange change, SentBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new CreateTagCommand(change, body), cancellationToken);
        return outcome.ToResult(row => new ItemResult<RogerRogerTag>(row.Show(), isNew: true));
    }
}
