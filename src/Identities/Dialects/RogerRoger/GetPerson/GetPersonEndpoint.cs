using Identities.Dialects.RogerRoger.Person;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.RogerRoger.GetPerson;

internal sealed class GetPersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{id:uuid}", Handle)
        .WithName("RogerRogerGetPerson")
        .WithSummary("Read a person")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .IsVersioned()
        .AnswersPatchable<RogerRogerPerson>()
        .RefusesAsRogerRoger(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(Guid id, RogerRogerRead read, Iris iris, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetPersonQuery(id, read), cancellationToken);
        return outcome.ToResult(person => new ItemResult<RogerRogerPerson>(RogerRogerPerson.Show(person, iris)));
    }
}
