using System.Globalization;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Identities.Platform.Security;

/// <summary>The claims that the service reads from a validated token.</summary>
internal static class TokenClaims
{
    public const string Subject = "sub";
    public const string Username = "unique_name";
    public const string Permission = "permission";

    /// <summary>When the user logged in, be the token renewed or not.</summary>
    public const string AuthTime = "auth_time";

    /// <summary>What the names of the marks begin with that <see cref="TokenValidation"/> sets.</summary>
    public const string Marks = "identities:";

    /// <summary>One company that a restricted token may see; set by <see cref="TokenValidation"/> from the payload's <c>company</c>.</summary>
    public const string Company = "identities:company";

    /// <summary>Present when the payload has a <c>company</c> member, whatever its value: the token is restricted.</summary>
    public const string Restricted = "identities:restricted";

    /// <summary>Present when this service issued the token.</summary>
    public const string Own = "identities:own";

    public static string? SubjectOf(this ClaimsPrincipal caller) => caller.FindFirstValue(Subject);

    public static string? UsernameOf(this ClaimsPrincipal caller) => caller.FindFirstValue(Username);

    public static string[] PermissionsOf(this ClaimsPrincipal caller) => [.. caller.FindAll(Permission).Select(claim => claim.Value)];

    /// <summary>When the token was issued, to the second; the beginning of time when it does not say.</summary>
    public static DateTime IssuedAt(this ClaimsPrincipal caller) => caller.MomentOf(JwtRegisteredClaimNames.Iat) ?? DateTime.UnixEpoch;

    /// <summary>When the session began: tokens of the version before do not say, and count from their own time of issue.</summary>
    public static DateTime LoggedInAt(this ClaimsPrincipal caller) => caller.MomentOf(AuthTime) ?? caller.IssuedAt();

    /// <summary>The subject, where it may be a user of this deployment.</summary>
    public static Guid? UserId(this ClaimsPrincipal caller)
        => Http.Uuid.TryParse(caller.SubjectOf(), out var userId) ? userId : null;

    public static bool IsOwn(this ClaimsPrincipal caller) => caller.HasClaim(claim => claim.Type == Own);

    public static bool IsRestricted(this ClaimsPrincipal caller) => caller.HasClaim(claim => claim.Type == Restricted);

    private static DateTime? MomentOf(this ClaimsPrincipal caller, string claim)
        => long.TryParse(caller.FindFirstValue(claim), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? EpochTime.DateTime(seconds)
            : null;
}
