using Identities.Platform.Http;
using Identities.Platform.Security;
using Identities.Store;
using MediatR;

namespace Identities.Addresses.DeleteAddress;

internal sealed class DeleteAddressEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/{personAddressId:uuid}", Handle)
        .WithName("DeleteAddress")
        .WithSummary("Take an address off a person")
        .WithDescription("No other address takes the place of the primary one.")
        .RequireAuthorization(Permissions.MutateAllIdentity)
        .Answers<bool>()
        .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed);

    private static async Task<IResult> Handle(
        PersonChange change,
        Guid personAddressId,
        IMediator mediator,
        CancellationToken cancellationToken)
    {
        var outcome = await mediator.Send(new DeleteAddressCommand(change, personAddressId), cancellationToken);
        return outcome.ToResult(VersionedResults.Written);
    }
}
