using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Addresses.UpsertAddress;

internal sealed class UpsertAddressEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/", Handle)
        .WithName("UpsertAddress")
        .WithSummary("Give a person an address, or replace one")
        .WithDescription("With the id of an address it replaces that one; with an id nobody knows, or without one, it adds an address.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .TakesJson<AddressRequest>()
        .Answers<Address>()
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed);

    private static async Task<IResult> Handle(PersonChange change, JsonBody body, IMediator mediator, CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new UpsertAddressCommand(change, body.Read(AddressRequest.Read)), cancellationToken);
        return outcome.ToResult(VersionedResults.Written);
    }
}
