using Identities.Platform.Problems;

namespace Identities.Addresses;

/// <summary>Refusals that several operations on addresses share.</summary>
internal static class AddressProblems
{
    /// <summary>The index that keeps an address's id unique over the store.</summary>
    public const string IdUnique = "addresses_person_address_id_unique";

    public static Problem NotFound(Guid personAddressId)
        => new(StatusCodes.Status404NotFound, "address-not-found", $"This person has no address with the id {personAddressId}.");
}
