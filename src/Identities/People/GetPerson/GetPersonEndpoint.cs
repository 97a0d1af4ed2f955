using Identities.Platform.Http;
using Identities.Platform.Problems;
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
        .WithDescription("""
            With `shape=keyed` the collections are maps from an item's id to the item: the shape for patching one item by its id. A Link header,
            rel superoffice, leads to the same person on the SuperOffice surface.
            """)
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .Answers<IdentityPersonItem>()
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(
        PersonRead person,
        PersonView view,
        HttpContext context,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        if (view.Rejected(out var rejection, out var shape))
        {
            return new ProblemResult(rejection);
        }

        var outcome = await mediator.Send(new GetPersonQuery(person), cancellationToken);

        return outcome.ToResult(found =>
        {
            context.Response.Headers.Link = $"<{context.Request.PathBase}/api/v1/Person/{found.Number}>; rel=\"superoffice\"";

            return VersionedResults.Read(PersonDocument.Shown(found.Person, shape));
        });
    }
}
