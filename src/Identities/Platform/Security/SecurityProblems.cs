using Identities.Platform.Problems;

namespace Identities.Platform.Security;

/// <summary>What callers are told who may not, or no longer.</summary>
internal static class SecurityProblems
{
    public static readonly Problem UserRefused = new(
        StatusCodes.Status401Unauthorized, "unauthenticated", "The user has been disabled, deleted or reset since this token was issued.");

    public static Problem PermissionMissing(string permission)
        => new(StatusCodes.Status403Forbidden, "permission-missing", $"The token lacks the permission '{permission}'.");
}
