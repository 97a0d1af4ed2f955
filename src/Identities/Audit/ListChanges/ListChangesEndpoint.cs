using System.Security.Claims;
using Identities.Platform.Http;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Audit.ListChanges;

internal sealed class ListChangesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/", Handle)
        .WithName("ListChanges")
        .WithSummary("Read the change log")
        .WithDescription("Every write of every surface, log-ins and changes of permissions too: who, when, through which surface, and the item before and after.")
        .RequireAuthorization(Permissions.ReadAudit)
        .WithMetadata(ChangesPage.Parameters)
        .Answers<IReadOnlyList<LoggedChange>>()
        .Refuses(StatusCodes.Status400BadRequest);

    private static async Task<IResult> Handle(ClaimsPrincipal caller, ChangesPage page, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ListChangesQuery(caller.SubjectOf(), page), cancellationToken);
        return outcome.ToResult(page.Answer);
    }
}
