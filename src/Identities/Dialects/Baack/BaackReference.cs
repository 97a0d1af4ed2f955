using System.Text.Json.Serialization;

namespace Identities.Dialects.Baack;

/// <summary>A reference to an object, and where it is.</summary>
public sealed record BaackReference
{
    /// <summary>The object's id.</summary>
    [JsonPropertyName("urn")]
    public required Guid Urn { get; init; }

    /// <summary>The object's path. Passed over when sent.</summary>
    [JsonPropertyName("url")]
    public required string Url { get; init; }

    internal static BaackReference To(string type, Guid urn) => new() { Urn = urn, Url = PathOf(type, urn) };

    internal static IReadOnlyList<BaackReference> ToAll(string type, Guid[] urns) => [.. urns.Select(urn => To(type, urn))];

    internal static string PathOf(string type, Guid urn) => $"{BaackSurface.Prefix}/{type}/{urn}";
}

/// <summary>A reference to an object by its id; further members are passed over.</summary>
public sealed record BaackUrn
{
    /// <summary>The object's id.</summary>
    [JsonPropertyName("urn")]
    public required Guid Urn { get; init; }
}
