using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Identities.Dialects.RogerRoger;

/// <summary>An e-mail address of a person or an organization.</summary>
public sealed record RogerRogerEmailAddress
{
    /// <summary>The address.</summary>
    [JsonPropertyName("email")]
    [MaxLength(Violations.MaxLength)]
    public required string Email { get; init; }
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
}

/// <summary>The kinds of telephones, in this dialect's words.</summary>
internal static class PhoneTypes
{
    private const string Other = "other";

    public static readonly IReadOnlyList<string> Words = ["mobile", "work", "home", "fax", Other];

    /// <summary>The word for a kind that is stored: this dialect has none for a telephone of the internet.</summary>
    public static string? Shown(string? kind) => kind == "internet" ? Other : kind;
}
