using System.Diagnostics.CodeAnalysis;
using Identities.Platform.Problems;

namespace Identities.Dialects.Baack;

/// <summary>A value of a representation that this surface would not store, though another one may have.</summary>
/// <param name="Member">The member.</param>
/// <param name="Value">What was sent for it.</param>
/// <param name="Problem">Why it is refused.</param>
internal sealed record Objection(string Member, string? Value, Problem Problem);

/// <summary>A representation that can be stored, and the names of the members it gives: the others stay as they are.</summary>
internal sealed record Accepted<T>(T Value, string[] Given);

/// <summary>
/// A representation as it was sent: unusable, usable, or usable where what it objects to is what is stored already. Clients send back what
/// they have read, and other surfaces store what this one would not.
/// </summary>
internal sealed class Sent<T>
    where T : class
{
    private readonly T? value;
    private readonly string[] given = [];
    private readonly Problem? refusal;

    public Sent(Problem refusal) => this.refusal = refusal;

    public Sent(T value, string[] given, IReadOnlyList<Objection> objections)
        => (this.value, this.given, Objections) = (value, given, objections);

    public IReadOnlyList<Objection> Objections { get; } = [];

    /// <summary>Whether nothing stored could make this acceptable.</summary>
    public bool Unusable([NotNullWhen(true)] out Problem? problem)
    {
        problem = refusal;
        return refusal is not null;
    }

    /// <summary>Judges by itself alone, as for an object that is to be made.</summary>
    public bool Rejected([NotNullWhen(true)] out Problem? problem, [NotNullWhen(false)] out T? accepted)
    {
        problem = refusal ?? (Objections is [var first, ..] ? first.Problem : null);
        accepted = problem is null ? value : null;
        return problem is not null;
    }

    /// <summary>The representation as if it did not give these members.</summary>
    public Accepted<T> Without(IEnumerable<string> members) => new(value!, [.. given.Except(members)]);
}
