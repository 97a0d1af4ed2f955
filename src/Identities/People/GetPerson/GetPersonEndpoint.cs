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
        .WithDescription("A Link header, rel superoffice, leads to the same person on the SuperOffice surface.")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .Answers<IdentityPersonItem>()
        .Refuses(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(
        PersonRead person,
        HttpContext context,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new GetPersonQuery(person), cancellationToken);

        return outcome.ToResult(found =>
        {
            context.Response.Headers.Link = $"<{context.Request.PathBase}/api/v1/Person/{found.Number}>; rel=\"superoffice\"";
            return VersionedResults.Read(found.Person);
        });
    }
}
