using System.Text.Json.Serialization;
using Identities.Dialects.RogerRoger.Wire;

namespace Identities.Dialects.RogerRoger.Related;

/// <summary>A picture that was uploaded. Its IRI goes into the avatar of people and organizations.</summary>
public sealed record RogerRogerMediaObject : LinkedItem
{
    /// <summary>The picture's id, a UUID.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Where its bytes are: a path on this host.</summary>
    [JsonPropertyName("contentUrl")]
    public required string ContentUrl { get; init; }

    internal static Shown<RogerRogerMediaObject> Show(Guid id, Iris iris)
        => new(Resource.MediaObject, id, new RogerRogerMediaObject { Id = id.ToString(), ContentUrl = iris.Of(Resource.MediaObject, id) });
}
