namespace Identities.Platform.Patching;

/// <summary>One operation of a JSON Patch (RFC 6902, section 4).</summary>
public sealed record JsonPatchOperation
{
    /// <summary><c>add</c>, <c>remove</c>, <c>replace</c>, <c>move</c>, <c>copy</c> or <c>test</c>.</summary>
    public required string Op { get; init; }

    /// <summary>Where, as a JSON Pointer (RFC 6901); <c>-</c> stands behind the last item of an array.</summary>
    public required string Path { get; init; }

    /// <summary>Where from, of <c>move</c> and <c>copy</c>.</summary>
    public string? From { get; init; }

    /// <summary>What to add, to replace with or to compare with; null is a value.</summary>
    public object? Value { get; init; }
}
