using System.Diagnostics.CodeAnalysis;
using Identities.Platform.Problems;

namespace Identities.Platform.Http;

/// <summary>What a caller sent: a value that can be used, or the problem with it.</summary>
internal sealed class Input<T>
    where T : class
{
    private readonly T? value;
    private readonly Problem? problem;

    private Input(T? value, Problem? problem) => (this.value, this.problem) = (value, problem);

    public static implicit operator Input<T>(T value) => new(value, null);

    public static implicit operator Input<T>(Problem problem) => new(null, problem);

    public bool Rejected([NotNullWhen(true)] out Problem? rejection, [NotNullWhen(false)] out T? accepted)
    {
        rejection = problem;
        accepted = value;
        return problem is not null;
    }
}
