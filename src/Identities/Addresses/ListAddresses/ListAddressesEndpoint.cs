using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Addresses.ListAddresses;

internal sealed class ListAddressesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/", Handle)
        .WithName("ListAddresses")
        .WithSummary("List a person's addresses")
        .RequireAuthorization(Permissions.ReadAllIdentity)
        .Answers<IReadOnlyList<Address>>()
        .Refuses(StatusCodes.Status404NotFound);

    private static async Task<IResult> Handle(PersonRead person, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new ListAddressesQuery(person), cancellationToken);
        return outcome.ToResult(VersionedResults.Read);
    }
}
