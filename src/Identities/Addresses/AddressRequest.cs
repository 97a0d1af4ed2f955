using System.ComponentModel.DataAnnotations;
using Identities.Platform.Http;

namespace Identities.Addresses;

/// <summary>An address as a caller sends it. Members left out become null; each is free text of at most 256 characters.</summary>
public sealed record AddressRequest
{
    private const int MaxLength = 256;

    /// <summary>The address to replace, or the id that a new one gets; made by the service when left out.</summary>
    public Guid? PersonAddressId { get; init; }

    /// <summary>First line.</summary>
    [MaxLength(MaxLength)]
    public string? Street { get; init; }

    /// <summary>Second line.</summary>
    [MaxLength(MaxLength)]
    public string? Street2 { get; init; }

    /// <summary>Town.</summary>
    [MaxLength(MaxLength)]
    public string? City { get; init; }

    /// <summary>State or region.</summary>
    [MaxLength(MaxLength)]
    public string? State { get; init; }

    /// <summary>Postal code.</summary>
    [MaxLength(MaxLength)]
    public string? PostalCode { get; init; }

    /// <summary>Country. The other surfaces recognise an ISO 3166-1 code or an English name.</summary>
    [MaxLength(MaxLength)]
    public string? Country { get; init; }

    /// <summary>What would leave an address as it is.</summary>
    internal static AddressRequest Of(Address address) => new()
    {
        PersonAddressId = address.PersonAddressId,
        Street = address.Street,
        Street2 = address.Street2,
        City = address.City,
        State = address.State,
        PostalCode = address.PostalCode,
        Country = address.Country,
    };

    internal static AddressRequest Read(JsonFields fields) => new()
    {
        PersonAddressId = fields.Id("personAddressId"),
        Street = fields.Text("street", MaxLength),
        Street2 = fields.Text("street2", MaxLength),
        City = fields.Text("city", MaxLength),
        State = fields.Text("state", MaxLength),
        PostalCode = fields.Text("postalCode", MaxLength),
        Country = fields.Text("country", MaxLength),
    };
}
