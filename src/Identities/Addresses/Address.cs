using System.Text.Json;
using Identities.People;
using Identities.Platform.Http;

namespace Identities.Addresses;

/// <summary>An address of a person.</summary>
public sealed record Address : IJsonCarrier
{
    /// <summary>The address's id.</summary>
    public required Guid PersonAddressId { get; init; }

    /// <summary>First line.</summary>
    public required string? Street { get; init; }

    /// <summary>Second line.</summary>
    public required string? Street2 { get; init; }

    /// <summary>Town.</summary>
    public required string? City { get; init; }

    /// <summary>State or region.</summary>
    public required string? State { get; init; }

    /// <summary>Postal code.</summary>
    public required string? PostalCode { get; init; }

    /// <summary>Country, as free text.</summary>
    public required string? Country { get; init; }

    void IJsonCarrier.WriteTo(Utf8JsonWriter json)
        => json.WriteAddress(PersonAddressId, Street, Street2, City, State, PostalCode, Country);
}
