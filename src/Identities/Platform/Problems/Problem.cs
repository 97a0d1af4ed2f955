namespace Identities.Platform.Problems;

/// <summary>A refusal that a caller can cause: a status, a stable kebab-case code and a sentence that says what to fix.</summary>
internal sealed record Problem(int Status, string Code, string Detail)
{
    /// <summary>The fields that are wrong, each with its sentences; null where no field is to blame.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>The current entity tag, told with a failed precondition.</summary>
    public string? ETag { get; init; }

    /// <summary>After how many seconds to try again.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The operation of a patch that failed, counted from 0.</summary>
    public int? Operation { get; init; }

    /// <summary>Where a patch failed, as a JSON Pointer.</summary>
    public string? Pointer { get; init; }

    public Problem About(string field) => this with { Errors = new Dictionary<string, string[]> { [field] = [Detail] } };
}
