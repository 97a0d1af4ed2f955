namespace Identities.Platform.Problems;

/// <summary>A refusal that a caller can cause: a status, a stable kebab-case code and a sentence that says what to fix.</summary>
internal sealed record Problem(int Status, string Code, string Detail)
{
    /// <summary>The fields that are wrong, each with its sentences; null where no field is to blame.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>The rules that the request breaks, in order, for a surface that names each of them; null where it broke none.</summary>
    public IReadOnlyList<Violation>? Violations { get; init; }

    /// <summary>The current version, told in the entity tag of a failed precondition.</summary>
    public string? Mark { get; init; }

    /// <summary>After how many seconds to try again.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The content codings that would be taken in place of the one that was sent.</summary>
    public string? AcceptEncoding { get; init; }

    /// <summary>The operation of a patch that failed, counted from 0.</summary>
    public int? Operation { get; init; }

    /// <summary>Where a patch failed, or the member that is not known, as a JSON Pointer.</summary>
    public string? Pointer { get; init; }

    public Problem About(string field) => this with { Errors = new Dictionary<string, string[]> { [field] = [Detail] } };
}

/// <summary>A rule that a member of a request breaks.</summary>
/// <param name="Path">The member, as in <c>emailAddresses[0].email</c>.</param>
/// <param name="Message">A sentence that says what to fix.</param>
/// <param name="Code">The stable code of the rule.</param>
internal sealed record Violation(string Path, string Message, string Code);
