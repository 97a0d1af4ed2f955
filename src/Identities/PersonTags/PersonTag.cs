using System.Text.Json;
using Identities.People;
using Identities.Platform.Http;

namespace Identities.PersonTags;

/// <summary>A tag as it was put on a person. Past its expiry it is gone from every answer.</summary>
public sealed record PersonTag : IJsonCarrier
{
    /// <summary>The tag definition.</summary>
    public required Guid TagId { get; init; }

    /// <summary>When the tag was put on, UTC.</summary>
    public required DateTime Created { get; init; }

    /// <summary>When the tag goes by itself, UTC; null when it stays.</summary>
    public required DateTime? Expires { get; init; }

    /// <summary>The id of this application of the tag.</summary>
    public required Guid PersonTagId { get; init; }

    void IJsonCarrier.WriteTo(Utf8JsonWriter json)
        => json.WriteTag(TagId, Created, Expires, PersonTagId);
}
