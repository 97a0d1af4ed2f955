using System.Diagnostics.CodeAnalysis;

namespace Identities.Platform.Patching;

/// <summary>Either what was asked for or the reason why not, never both.</summary>
internal readonly struct PatchOutcome<T>
{
    private readonly T? value;

    private PatchOutcome(T? value, PatchFailure? failure)
    {
        this.value = value;
        Failure = failure;
    }

    public PatchFailure? Failure { get; }

    [MemberNotNullWhen(true, nameof(Failure))]
    public bool Failed => Failure is not null;

    // The value of a patched document may be null: JSON has one.
    public T Value => Failed ? throw new InvalidOperationException("A failed patch has no value.") : value!;

    public static implicit operator PatchOutcome<T>(T value) => new(value, null);

    public static implicit operator PatchOutcome<T>(PatchFailure failure) => new(default, failure);
}
