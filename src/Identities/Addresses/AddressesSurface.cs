using Identities.Addresses.DeleteAddress;
using Identities.Addresses.ListAddresses;
using Identities.Addresses.UpsertAddress;
using Identities.Platform.Http;

namespace Identities.Addresses;

/// <summary>The addresses of a person.</summary>
internal static class AddressesSurface
{
    public static void MapAddresses(this IEndpointRouteBuilder native) => native
        .MapGroup("/people/{personId:uuid}/addresses")
        .WithTags("Addresses")
        .Map<ListAddressesEndpoint>()
        .Map<UpsertAddressEndpoint>()
        .Map<DeleteAddressEndpoint>();
}
