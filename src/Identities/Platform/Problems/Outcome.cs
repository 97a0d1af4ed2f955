using System.Diagnostics.CodeAnalysis;

namespace Identities.Platform.Problems;

/// <summary>What an operation came to: its value, or the problem that refused it.</summary>
internal readonly struct Outcome<T>
{
    private readonly T? value;
    private readonly Problem? problem;

    private Outcome(T? value, Problem? problem) => (this.value, this.problem) = (value, problem);

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Problem problem) => new(default, problem);

    public bool Refused([NotNullWhen(true)] out Problem? refusal, [MaybeNullWhen(true)] out T accepted)
    {
        refusal = problem;
        accepted = value!;
        return problem is not null;
    }

    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) => problem is null ? next(value!) : problem;

    public IResult ToResult(Func<T, IResult> success) => problem is null ? success(value!) : new ProblemResult(problem);
}
