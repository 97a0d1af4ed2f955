using System.Text.Json.Serialization;

namespace Identities.Dialects.Baack;

/// <summary>The companies that a token is for.</summary>
public sealed record BaackCompanies
{
    /// <summary>Some of the companies, in the order of their ids.</summary>
    [JsonPropertyName("companies")]
    public required IReadOnlyList<BaackReference> Companies { get; init; }

    /// <summary>Where the next of them are; left out when there are no more.</summary>
    [JsonPropertyName("nextPage")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? NextPage { get; init; }
}
