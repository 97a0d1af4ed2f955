namespace Identities.Platform.Problems;

/// <summary>An error, as RFC 9457 describes it.</summary>
public sealed record ProblemDocument
{
    /// <summary>Names the kind of problem: <c>urn:identities:problem:</c> and the code.</summary>
    public required string Type { get; init; }

    /// <summary>The status in words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>A sentence that says what is wrong and what to fix. It never quotes stored values.</summary>
    public string? Detail { get; init; }

    /// <summary>The stable, kebab-case name of the problem: programs decide by it.</summary>
    public required string Code { get; init; }

    /// <summary>The request's trace id, under which the service has logged it.</summary>
    public required string TraceId { get; init; }

    /// <summary>The fields that are wrong, each with the sentences that say why.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>The operation of a patch that failed, counted from 0.</summary>
    public int? Operation { get; init; }

    /// <summary>Where a patch failed, or the member that is not known, as a JSON Pointer (RFC 6901).</summary>
    public string? Pointer { get; init; }
}
