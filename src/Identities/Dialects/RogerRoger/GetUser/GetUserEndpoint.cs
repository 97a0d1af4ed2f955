using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.RogerRoger.GetUser;

internal sealed class GetUserEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/{id:uuid}", Handle)
        .WithName("RogerRogerGetUser")
        .WithSummary("Read a user")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .IsVersioned()
        .AnswersItem<RogerRogerUser>()
        .RefusesAsRogerRoger(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(Guid id, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetUserQuery(id), cancellationToken);
        return outcome.ToResult(row => new ItemResult<RogerRogerUser>(row.Show()));
    }
}
