namespace Identities.Platform.Patching;

/// <summary>Why a patch was not applied, in words that quote no value of the document: those are personal data.</summary>
/// <param name="Kind">What a surface chooses its status by.</param>
/// <param name="OperationIndex">The operation, counted from 0; null where the body as a whole or a merge patch failed.</param>
/// <param name="Pointer">The path (or from) as the caller wrote it; of a merge patch, the member's pointer.</param>
/// <param name="Sentence">What is wrong, to be shown to the caller.</param>
internal sealed record PatchFailure(PatchFailureKind Kind, int? OperationIndex, string? Pointer, string Sentence)
{
    public static PatchFailure Malformed(string sentence, int? operationIndex = null, string? pointer = null) =>
        new(PatchFailureKind.Malformed, operationIndex, pointer, sentence);
}

internal enum PatchFailureKind
{
    /// <summary>The body is no patch, whatever document it meets.</summary>
    Malformed,

    /// <summary>A <c>test</c> found another value.</summary>
    TestFailed,

    /// <summary>A pointer leads nowhere in this document.</summary>
    TargetMissing,

    /// <summary>The surface does not let this be written.</summary>
    NotAllowed,

    /// <summary>Beyond <see cref="PatchLimits"/>.</summary>
    TooLarge,
}
