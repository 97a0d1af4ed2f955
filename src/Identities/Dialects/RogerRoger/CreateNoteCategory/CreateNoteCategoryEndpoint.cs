using Identities.Dialects.RogerRoger.Notes;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.CreateNoteCategory;

internal sealed class CreateNoteCategoryEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/", Handle)
        .WithName("RogerRogerCreateNoteCategory")
        .WithSummary("Make a note category")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .TakesLinked<RogerRogerNoteCategoryRequest>()
        .AnswersItem<RogerRogerNoteCategory>(StatusCodes.Status201Created)
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Handle(OpenChange change, SentBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new CreateNoteCategoryCommand(change, body), cancellationToken);
        return outcome.ToResult(row => new ItemResult<RogerRogerNoteCategory>(row.Show(), isNew: true));
    }
}
