using System.Security.Claims;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Audit.ListPersonChanges;

internal sealed class ListPersonChangesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/", Handle)
        .WithName("ListPersonChanges")
        .WithSummary("Read the changes of one person")
        .WithDescription("Of the person and of everything below, through whichever surface: who, when, and the item before and after. A person who was deleted keeps them.")
        .RequireAuthorization(Permissions.ReadAudit)
        .WithMetadata(ChangesPage.Parameters)
        .Answers<IReadOnlyList<LoggedChange>>()
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(
        Guid personId,
        ClaimsPrincipal caller,
        ChangesPage page,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ListPersonChangesQuery(personId, caller.SubjectOf(), page), cancellationToken);
        return outcome.ToResult(page.Answer);
    }
}
