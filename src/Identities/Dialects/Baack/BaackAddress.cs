using System.Text.Json.Serialization;

namespace Identities.Dialects.Baack;

/// <summary>A postal address of an identity: the address of the native surface, under the same id.</summary>
public sealed record BaackAddress : IAddressable
{
    internal const string Type = "address";

    /// <summary>The address's id.</summary>
    [JsonPropertyName("urn")]
    public required Guid Urn { get; init; }

    /// <summary>The path of this address.</summary>
    [JsonPropertyName("url")]
    public required string Url { get; init; }

    /// <summary>Whose address it is.</summary>
    [JsonPropertyName("identity")]
    public required BaackReference Identity { get; init; }

    /// <summary>The post-office box.</summary>
    [JsonPropertyName("officeBoxNumber")]
    public required string? OfficeBoxNumber { get; init; }

    /// <summary>Street and number.</summary>
    [JsonPropertyName("street")]
    public required string? Street { get; init; }

    /// <summary>The part of the town, or the county.</summary>
    [JsonPropertyName("area")]
    public required string? Area { get; init; }

    /// <summary>The town.</summary>
    [JsonPropertyName("locality")]
    public required string? Locality { get; init; }

    /// <summary>The state or province.</summary>
    [JsonPropertyName("region")]
    public required string? Region { get; init; }

    /// <summary>The postal code.</summary>
    [JsonPropertyName("postalCode")]
    public required string? PostalCode { get; init; }

    /// <summary>The country's code, ISO 3166-1 alpha-2; null when the country is none of these.</summary>
    [JsonPropertyName("countryCode")]
    public required string? CountryCode { get; init; }

    /// <summary>What the address is used for, in anybody's words.</summary>
    [JsonPropertyName("addressType")]
    public required string? AddressType { get; init; }
}

/// <summary>What is sent of an address; everything else of it is passed over. Texts have at most 255 characters.</summary>
public sealed record BaackAddressRequest
{
    /// <summary>Whose address it is. Required to make one, passed over later.</summary>
    [JsonPropertyName("identity")]
    public BaackUrn? Identity { get; init; }

    /// <summary>The post-office box.</summary>
    [JsonPropertyName("officeBoxNumber")]
    public string? OfficeBoxNumber { get; init; }

    /// <summary>Street and number. Required to make an address.</summary>
    [JsonPropertyName("street")]
    public string? Street { get; init; }

    /// <summary>The part of the town, or the county.</summary>
    [JsonPropertyName("area")]
    public string? Area { get; init; }

    /// <summary>The town.</summary>
    [JsonPropertyName("locality")]
    public string? Locality { get; init; }

    /// <summary>The state or province.</summary>
    [JsonPropertyName("region")]
    public string? Region { get; init; }

    /// <summary>The postal code. Required to make an address.</summary>
    [JsonPropertyName("postalCode")]
    public string? PostalCode { get; init; }

    /// <summary>A country's code, ISO 3166-1 alpha-2.</summary>
    [JsonPropertyName("countryCode")]
    public string? CountryCode { get; init; }

    /// <summary>What the address is used for, as in COMPANY.</summary>
    [JsonPropertyName("addressType")]
    public string? AddressType { get; init; }

    internal static BaackAddressRequest Read(Members members) => new()
    {
        Identity = new BaackUrn { Urn = members.Parent("identity") },
        OfficeBoxNumber = members.Text("officeBoxNumber", Lengths.Name),
        Street = members.RequiredText("street", Lengths.Name),
        Area = members.Text("area", Lengths.Name),
        Locality = members.Text("locality", Lengths.Name),
        Region = members.Text("region", Lengths.Name),
        PostalCode = members.RequiredText("postalCode", Lengths.Name),
        CountryCode = members.Text("countryCode", Lengths.Name, IsCode)?.ToUpperInvariant(),
        AddressType = members.Text("addressType", Lengths.Name),
    };

    private static bool IsCode(string text) => text.Length == 2 && text.All(char.IsAsciiLetter);
}

internal sealed record AddressRow : StoredRow, IStored<BaackAddress>
{
    public required Guid PersonAddressId { get; init; }

    public required Guid PersonId { get; init; }

    public string? OfficeBox { get; init; }

    public string? Street { get; init; }

    public string? Area { get; init; }

    public string? City { get; init; }

    public string? State { get; init; }

    public string? PostalCode { get; init; }

    public string? CountryCode { get; init; }

    public string? Kind { get; init; }

    public BaackAddress Shown() => new()
    {
        Urn = PersonAddressId,
        Url = BaackReference.PathOf(BaackAddress.Type, PersonAddressId),
        Identity = BaackReference.To(BaackIdentity.Type, PersonId),
        OfficeBoxNumber = OfficeBox,
        Street = Street,
        Area = Area,
        Locality = City,
        Region = State,
        PostalCode = PostalCode,
        CountryCode = CountryCode,
        AddressType = Kind,
    };

    public const string Select = """
        select person_address_id, person_id, office_box, street, area, city, state, postal_code, country_code, kind,
               stands.etag as mark, stands.modified_at
        from   addresses
        join   people using (person_id)
        cross join identity_mark(people.person_id, @Moment) as stands
        where  person_address_id = @Urn
        and    (@Companies::uuid[] is null or owner_company_id = any (@Companies))
        """;
}
