using Identities.Dialects.RogerRoger.Person;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.RogerRoger.ReplacePerson;

internal sealed class ReplacePersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/{id:uuid}", Handle)
        .WithName("RogerRogerReplacePerson")
        .WithSummary("Replace a person")
        .WithDescription("The body is the whole person: members that it leaves out are emptied. What this API does not know of the person stays.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .TakesLinked<RogerRogerPersonRequest>()
        .AnswersPatchable<RogerRogerPerson>()
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Handle(RogerRogerChange change, SentBody body, Iris iris, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ReplacePersonCommand(change, body), cancellationToken);
        return outcome.ToResult(person => new ItemResult<RogerRogerPerson>(RogerRogerPerson.Show(person, iris)));
    }
}
