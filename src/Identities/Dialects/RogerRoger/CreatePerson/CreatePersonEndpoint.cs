using Identities.Dialects.RogerRoger.Person;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Dialects.RogerRoger.CreatePerson;

internal sealed class CreatePersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/", Handle)
        .WithName("RogerRogerCreatePerson")
        .WithSummary("Create a person")
        .WithDescription("The service gives the id; members that are read-only or unknown are passed over. `Location` is the IRI of the new person.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .TakesLinked<RogerRogerPersonRequest>()
        .AnswersPatchable<RogerRogerPerson>(StatusCodes.Status201Created)
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Handle(OpenChange change, SentBody body, Iris iris, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new CreatePersonCommand(change, body), cancellationToken);
        return outcome.ToResult(created => new ItemResult<RogerRogerPerson>(RogerRogerPerson.Show(created, iris), isNew: true));
    }
}
