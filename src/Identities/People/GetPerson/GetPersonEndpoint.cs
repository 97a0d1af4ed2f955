using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.People.GetPerson;

internal sealed class GetPersonEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{personId:uuid}", Handle)
        .WithName("GetPerson")
        .WithSummary("Read one person, whole")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .Answers<IdentityPersonItem>()
        .Refuses(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(PersonRead person, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetPersonQuery(person), cancellationToken);
        return outcome.ToResult(VersionedResults.Read);
    }
}
