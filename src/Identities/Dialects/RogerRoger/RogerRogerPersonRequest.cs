using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Identities.Dialects.RogerRoger;

/// <summary>What a person is made of or replaced with. Members that are left out are empty then.</summary>
public sealed record RogerRogerPersonRequest : RogerRogerPersonMembers
{
    /// <summary>The family name, which must not be blank.</summary>
    [JsonPropertyName("familyName")]
    [MaxLength(Violations.MaxLength)]
    public required string FamilyName { get; init; }
}

/// <summary>What of a person is changed: members that are left out stay, null empties one, and an array is the whole new array.</summary>
public sealed record RogerRogerPersonPatch : RogerRogerPersonMembers
{
    /// <summary>The family name, which must not be blank.</summary>
    [JsonPropertyName("familyName")]
    [MaxLength(Violations.MaxLength)]
    public string? FamilyName { get; init; }
}

/// <summary>The members of a person that can be written.</summary>
public abstract record RogerRogerPersonMembers
{
    /// <summary>The given name.</summary>
    [JsonPropertyName("givenName")]
    [MaxLength(Violations.MaxLength)]
    public string? GivenName { get; init; }

    /// <summary>Middle names.</summary>
    [JsonPropertyName("additionalName")]
    [MaxLength(Violations.MaxLength)]
    public string? AdditionalName { get; init; }

    /// <summary>What stands before the name, as in <c>Dr.</c></summary>
    [JsonPropertyName("honorificPrefix")]
    [MaxLength(Violations.MaxLength)]
    public string? HonorificPrefix { get; init; }

    /// <summary>Initials.</summary>
    [JsonPropertyName("initials")]
    [MaxLength(Violations.MaxLength)]
    public string? Initials { get; init; }

    /// <summary>The job title.</summary>
    [JsonPropertyName("jobTitle")]
    [MaxLength(Violations.MaxLength)]
    public string? JobTitle { get; init; }

    /// <summary>The person's number in the customer administration.</summary>
    [JsonPropertyName("customerId")]
    [MaxLength(Violations.MaxLength)]
    public string? CustomerId { get; init; }

    /// <summary>The person's id at LinkedIn.</summary>
    [JsonPropertyName("linkedinId")]
    [MaxLength(Violations.MaxLength)]
    public string? LinkedinId { get; init; }

    /// <summary>The system that the person comes from.</summary>
    [JsonPropertyName("externalSource")]
    [MaxLength(Violations.MaxLength)]
    public string? ExternalSource { get; init; }

    /// <summary>Whether the person is tracked.</summary>
    [JsonPropertyName("isTracked")]
    public bool? IsTracked { get; init; }

    /// <summary>When the person was archived; null takes it out of the archive.</summary>
    [JsonPropertyName("archivedAt")]
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>The IRI of the user who owns the person.</summary>
    [JsonPropertyName("owner")]
    public string? Owner { get; init; }

    /// <summary>The IRIs of the tags to carry. Those that the person carries already keep their expiry.</summary>
    [JsonPropertyName("tags")]
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The IRIs of the segments to be in.</summary>
    [JsonPropertyName("segments")]
    public IReadOnlyList<string>? Segments { get; init; }

    /// <summary>The IRIs of the organizations to work for, in order.</summary>
    [JsonPropertyName("organizations")]
    public IReadOnlyList<string>? Organizations { get; init; }

    /// <summary>All e-mail addresses, each once.</summary>
    [JsonPropertyName("emailAddresses")]
    public IReadOnlyList<RogerRogerEmailAddress>? EmailAddresses { get; init; }

    /// <summary>All telephone numbers.</summary>
    [JsonPropertyName("phoneNumbers")]
    public IReadOnlyList<RogerRogerPhoneNumber>? PhoneNumbers { get; init; }

    /// <summary>The first address.</summary>
    [JsonPropertyName("address")]
    public RogerRogerAddress? Address { get; init; }

    /// <summary>The IRI of the picture; it is answered as <c>avatarUrl</c>.</summary>
    [JsonPropertyName("avatar")]
    public string? Avatar { get; init; }

    /// <summary>The size of the deal.</summary>
    [JsonPropertyName("dealSize")]
    public long? DealSize { get; init; }

    /// <summary>How many deals there were.</summary>
    [JsonPropertyName("totalDeals")]
    public long? TotalDeals { get; init; }

    /// <summary>How many deals were lost.</summary>
    [JsonPropertyName("totalLostDeals")]
    public long? TotalLostDeals { get; init; }

    /// <summary>How many deals were won.</summary>
    [JsonPropertyName("totalWonDeals")]
    public long? TotalWonDeals { get; init; }
}
