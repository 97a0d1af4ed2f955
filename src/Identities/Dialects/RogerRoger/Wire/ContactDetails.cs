using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>An e-mail address of a person or an organization.</summary>
public sealed record RogerRogerEmailAddress
{
    /// <summary>The address.</summary>
    [JsonPropertyName("email")]
    [MaxLength(Violations.MaxLength)]
    public required string Email { get; init; }

    internal static RogerRogerEmailAddress Read(Members members) => new() { Email = members.Text("email")! };
}

/// <summary>A telephone number of a person or an organization.</summary>
public sealed record RogerRogerPhoneNumber
{
    /// <summary>The number, as people write it.</summary>
    [JsonPropertyName("phoneNumber")]
    [MaxLength(Violations.MaxLength)]
    public required string PhoneNumber { get; init; }

    /// <summary>mobile, work, home, fax or other; null when nobody said.</summary>
    [JsonPropertyName("phoneType")]
    [AllowedValues("mobile", "work", "home", "fax", "other", null)]
    public string? PhoneType { get; init; }

    internal static RogerRogerPhoneNumber Read(Members members)
        => new() { PhoneNumber = members.Text("phoneNumber")!, PhoneType = members.Word("phoneType", PhoneTypes.Words) };
}

/// <summary>An address.</summary>
public sealed record RogerRogerAddress
{
    /// <summary>The city.</summary>
    [JsonPropertyName("city")]
    [MaxLength(Violations.MaxLength)]
    public string? City { get; init; }

    /// <summary>The postal code.</summary>
    [JsonPropertyName("postalCode")]
    [MaxLength(Violations.MaxLength)]
    public string? PostalCode { get; init; }

    /// <summary>Street and house number.</summary>
    [JsonPropertyName("street")]
    [MaxLength(Violations.MaxLength)]
    public string? Street { get; init; }

    /// <summary>The country's code of two letters (ISO 3166-1).</summary>
    [JsonPropertyName("country")]
    public string? Country { get; init; }

    internal bool IsEmpty => this is { City: null, PostalCode: null, Street: null, Country: null };

    internal static RogerRogerAddress Read(Members members, RogerRogerAddress? absent) => new()
    {
        City = members.Text("city", absent?.City),
        PostalCode = members.Text("postalCode", absent?.PostalCode),
        Street = members.Text("street", absent?.Street),
        Country = members.Text("country", absent?.Country)?.ToUpperInvariant(),
    };
}

/// <summary>The kinds of telephones, in this dialect's words.</summary>
internal static class PhoneTypes
{
    private const string Other = "other";

    public static readonly IReadOnlyList<string> Words = ["mobile", "work", "home", "fax", Other];

    /// <summary>The word for a kind that is stored: this dialect has none for a telephone of the internet.</summary>
    public static string? Shown(string? kind) => kind == "internet" ? Other : kind;
}
