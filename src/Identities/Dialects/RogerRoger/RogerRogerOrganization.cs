using System.Text.Json.Serialization;

namespace Identities.Dialects.RogerRoger;

/// <summary>An organization that people work for: a company of the other surfaces. Members without a value are null, and never left out.</summary>
public sealed record RogerRogerOrganization : LinkedItem
{
    /// <summary>The organization's id, a UUID.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    [JsonPropertyName("title")]
    public required string Title { get; init; }

    /// <summary>Free text.</summary>
    [JsonPropertyName("description")]
    public required string? Description { get; init; }

    /// <summary>The web address.</summary>
    [JsonPropertyName("website")]
    public required string? Website { get; init; }

    /// <summary>The organization's number in the customer administration.</summary>
    [JsonPropertyName("customerId")]
    public required string? CustomerId { get; init; }

    /// <summary>The system that the organization comes from.</summary>
    [JsonPropertyName("externalSource")]
    public required string? ExternalSource { get; init; }

    /// <summary>The number at the chamber of commerce.</summary>
    [JsonPropertyName("chamberOfCommerceNumber")]
    public required string? ChamberOfCommerceNumber { get; init; }

    /// <summary>The organization's id at LinkedIn.</summary>
    [JsonPropertyName("linkedinId")]
    public required string? LinkedinId { get; init; }

    /// <summary>The name in the organization's address at LinkedIn.</summary>
    [JsonPropertyName("linkedinPublicIdentifier")]
    public required string? LinkedinPublicIdentifier { get; init; }

    /// <summary>The number that LinkedIn itself uses.</summary>
    [JsonPropertyName("linkedinInternalId")]
    public required string? LinkedinInternalId { get; init; }

    /// <summary>When the organization was made, to the second.</summary>
    [JsonPropertyName("createdAt")]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the organization was changed last, to the second.</summary>
    [JsonPropertyName("updatedAt")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When the organization was imported.</summary>
    [JsonPropertyName("importedAt")]
    public required DateTimeOffset? ImportedAt { get; init; }

    /// <summary>When the organization was archived; null when not.</summary>
    [JsonPropertyName("archivedAt")]
    public required DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>The IRI of the user who owns the organization.</summary>
    [JsonPropertyName("owner")]
    public required string? Owner { get; init; }

    /// <summary>The IRIs of the people who work there: the first 1000.</summary>
    [JsonPropertyName("people")]
    public required IReadOnlyList<string> People { get; init; }

    /// <summary>The IRIs of the tags that the organization carries now.</summary>
    [JsonPropertyName("tags")]
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The IRIs of the segments that the organization is in.</summary>
    [JsonPropertyName("segments")]
    public required IReadOnlyList<string> Segments { get; init; }

    /// <summary>E-mail addresses, each once.</summary>
    [JsonPropertyName("emailAddresses")]
    public required IReadOnlyList<RogerRogerEmailAddress> EmailAddresses { get; init; }

    /// <summary>Telephone numbers.</summary>
    [JsonPropertyName("phoneNumbers")]
    public required IReadOnlyList<RogerRogerPhoneNumber> PhoneNumbers { get; init; }

    /// <summary>The address.</summary>
    [JsonPropertyName("address")]
    public required RogerRogerAddress? Address { get; init; }

    /// <summary>Where the picture is: a path on this host, for the same callers as people.</summary>
    [JsonPropertyName("avatarUrl")]
    public required string? AvatarUrl { get; init; }

    /// <summary>Takers part in other systems: this service knows none.</summary>
    [JsonPropertyName("integrationParticipants")]
    public IReadOnlyList<string> IntegrationParticipants { get; } = [];

    /// <summary>What was found about the organization: nothing, this service asks nobody.</summary>
    [JsonPropertyName("companyEnrichment")]
    public IReadOnlyList<string> CompanyEnrichment { get; } = [];
}

/// <summary>A page of organizations.</summary>
public sealed record RogerRogerOrganizationPage : RogerRogerPage<RogerRogerOrganization>;
