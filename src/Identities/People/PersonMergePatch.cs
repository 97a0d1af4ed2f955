namespace Identities.People;

/// <summary>
/// A JSON Merge Patch of a person (RFC 7396): what is left out stays, null clears. In the keyed shape a collection is a map, and an id
/// with null removes that one item; in the list shape an array replaces the whole collection.
/// </summary>
public sealed record PersonMergePatch
{
    /// <summary>Names.</summary>
    public object? Aliases { get; init; }

    /// <summary>Addresses.</summary>
    public object? Addresses { get; init; }

    /// <summary>Custom fields.</summary>
    public object? EntityFields { get; init; }

    /// <summary>Tags.</summary>
    public object? Tags { get; init; }

    /// <summary>Notes.</summary>
    public object? Notes { get; init; }
}
