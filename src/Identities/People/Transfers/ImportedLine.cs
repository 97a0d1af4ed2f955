using Identities.Platform.Problems;

namespace Identities.People.Transfers;

/// <summary>What became of one line of an import.</summary>
public sealed record ImportedLine
{
    /// <summary>The line's number, counted from 1; blank lines are counted too, and have no answer.</summary>
    public required long Line { get; init; }

    /// <summary>The person whom the line is about, where that is known.</summary>
    public required Guid? PersonId { get; init; }

    /// <summary><c>created</c>, <c>updated</c>, <c>unchanged</c> or <c>failed</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Why the line failed, as an operation on one person would say it.</summary>
    public ProblemDocument? Problem { get; init; }
}
