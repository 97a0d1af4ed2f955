using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Identities.Dialects.RogerRoger;

/// <summary>What an organization is made of or replaced with. Members that are left out are empty then, but for its people, who stay.</summary>
public sealed record RogerRogerOrganizationRequest : RogerRogerOrganizationMembers
{
    /// <summary>The name, which must not be blank.</summary>
    [JsonPropertyName("title")]
    [MaxLength(Violations.MaxLength)]
    public required string Title { get; init; }
}

/// <summary>What of an organization is changed: members that are left out stay, null empties one, and an array is the whole new array.</summary>
public sealed record RogerRogerOrganizationPatch : RogerRogerOrganizationMembers
{
    /// <summary>The name, which must not be blank.</summary>
    [JsonPropertyName("title")]
    [MaxLength(Violations.MaxLength)]
    public string? Title { get; init; }
}

/// <summary>The members of an organization that can be written.</summary>
public abstract record RogerRogerOrganizationMembers
{
    /// <summary>Free text.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; init; }

    /// <summary>The web address.</summary>
    [JsonPropertyName("website")]
    [MaxLength(Violations.MaxLength)]
    public string? Website { get; init; }

    /// <summary>The organization's number in the customer administration.</summary>
    [JsonPropertyName("customerId")]
    [MaxLength(Violations.MaxLength)]
    public string? CustomerId { get; init; }

    /// <summary>The system that the organization comes from.</summary>
    [JsonPropertyName("externalSource")]
    [MaxLength(Violations.MaxLength)]
    public string? ExternalSource { get; init; }

    /// <summary>The number at the chamber of commerce.</summary>
    [JsonPropertyName("chamberOfCommerceNumber")]
    [MaxLength(Violations.MaxLength)]
    public string? ChamberOfCommerceNumber { get; init; }

    /// <summary>The organization's id at LinkedIn.</summary>
    [JsonPropertyName("linkedinId")]
    [MaxLength(Violations.MaxLength)]
    public string? LinkedinId { get; init; }

    /// <summary>When the organization was archived; null brings it back.</summary>
    [JsonPropertyName("archivedAt")]
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>The IRI of the user who owns the organization.</summary>
    [JsonPropertyName("owner")]
    public string? Owner { get; init; }

    /// <summary>The IRI of the organization's picture. It is never shown; <c>avatarUrl</c> is.</summary>
    [JsonPropertyName("avatar")]
    public string? Avatar { get; init; }

    /// <summary>The IRIs of the people who work there, at most 1000: those who are not named leave, those who are come. Left out, all stay.</summary>
    [JsonPropertyName("people")]
    public IReadOnlyList<string>? People { get; init; }

    /// <summary>The IRIs of tags.</summary>
    [JsonPropertyName("tags")]
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The IRIs of segments.</summary>
    [JsonPropertyName("segments")]
    public IReadOnlyList<string>? Segments { get; init; }

    /// <summary>E-mail addresses, each once.</summary>
    [JsonPropertyName("emailAddresses")]
    public IReadOnlyList<RogerRogerEmailAddress>? EmailAddresses { get; init; }

    /// <summary>Telephone numbers.</summary>
    [JsonPropertyName("phoneNumbers")]
    public IReadOnlyList<RogerRogerPhoneNumber>? PhoneNumbers { get; init; }

    /// <summary>The address.</summary>
    [JsonPropertyName("address")]
    public RogerRogerAddress? Address { get; init; }
}
