using Identities.Dialects.RogerRoger.Lists;
using Identities.Dialects.RogerRoger.Related;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Dialects.RogerRoger.ListUsers;

internal sealed class ListUsersEndpoint : IEndpoint
{
    private static readonly ListFilters Filters = new();

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/", Handle)
        .WithName("RogerRogerListUsers")
        .WithSummary("List users")
        .WithDescription("In the order they were made, disabled ones too: people and notes refer to them.")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .AnswersCollection<RogerRogerUserPage>(Filters)
        .RefusesAsRogerRoger(StatusCodes.Status400BadRequest);

    private static async Task<IResult> Handle(ListQuery list, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ListUsersQuery(list), cancellationToken);
        return outcome.ToResult(page => new CollectionResult<RogerRogerUser>(Resource.User, list, page.Show(row => row.Show()), Filters));
    }
}
