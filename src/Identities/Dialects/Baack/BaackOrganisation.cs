using System.Text.Json.Serialization;

namespace Identities.Dialects.Baack;

/// <summary>What the companies of a deployment belong to. One deployment serves one customer, so there is one.</summary>
public sealed record BaackOrganisation : IAddressable
{
    internal const string Type = "organisation";

    internal static readonly Guid Only = Guid.Parse("01900000-0000-7000-8000-000000000002");

    /// <summary>The organisation's id.</summary>
    [JsonPropertyName("urn")]
    public required Guid Urn { get; init; }

    /// <summary>The path of this organisation.</summary>
    [JsonPropertyName("url")]
    public required string Url { get; init; }
}
