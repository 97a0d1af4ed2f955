using Identities.Platform.Problems;

namespace Identities.Platform.Patching;

/// <summary>What a failed patch is to a caller of a surface that answers problem documents.</summary>
internal static class PatchProblems
{
    public static Problem Of(PatchFailure failure)
    {
        var (status, code) = failure.Kind switch
        {
            PatchFailureKind.Malformed => (StatusCodes.Status400BadRequest, "malformed-patch"),
            PatchFailureKind.TestFailed => (StatusCodes.Status409Conflict, "patch-test-failed"),
            PatchFailureKind.TargetMissing => (StatusCodes.Status422UnprocessableEntity, "patch-target-missing"),
            PatchFailureKind.NotAllowed => (StatusCodes.Status422UnprocessableEntity, "patch-not-allowed"),
            PatchFailureKind.TooLarge => (StatusCodes.Status422UnprocessableEntity, "patch-too-large"),
        };

        return new Problem(status, code, failure.Sentence) { Operation = failure.OperationIndex, Pointer = failure.Pointer };
    }
}
