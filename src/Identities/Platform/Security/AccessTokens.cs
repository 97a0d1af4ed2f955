using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Identities.Platform.Security;

/// <summary>Makes our own tokens: HS256, for as long as <c>Jwt:Lifetime</c> says.</summary>
internal sealed class AccessTokens(TokenSettings settings, TimeProvider clock)
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    public bool CanIssue => settings.SigningKey is not null;

    /// <param name="subject">The id of the user.</param>
    /// <param name="username">The name the user logs in with.</param>
    /// <param name="permissions">What the user may do.</param>
    /// <param name="companies">The companies that the token is restricted to; null for a token without restriction.</param>
    /// <param name="validFrom">The second from which on tokens of this user are accepted; null when they never were ended.</param>
    /// <param name="loggedInAt">When the session began that the token renews; null when it begins with the token.</param>
    public string Issue(
        string subject,
        string username,
        IEnumerable<string> permissions,
        IReadOnlyList<string>? companies = null,
        DateTime? validFrom = null,
        DateTime? loggedInAt = null)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var sessionStart = loggedInAt ?? now;
        var sessionEnd = sessionStart + settings.SessionLifetime;
        var claims = new Dictionary<string, object>
        {
            [JwtRegisteredClaimNames.Sub] = subject,
            [JwtRegisteredClaimNames.Jti] = Guid.CreateVersion7().ToString(),
            [TokenClaims.AuthTime] = EpochTime.GetIntDate(sessionStart),
            [TokenClaims.Username] = username,
            [TokenClaims.Permission] = permissions.ToArray(),
        };

        if (companies is not null)
        {
            claims["company"] = companies.ToArray();
        }

        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = settings.Issuer,
            Audience = settings.Audience,
            // Tokens tell whole seconds: those of the second in which the user was reset are ended, all but the ones issued afterwards.
            IssuedAt = validFrom > now ? validFrom : now,
            Expires = now + settings.Lifetime < sessionEnd ? now + settings.Lifetime : sessionEnd,
            Claims = claims,
            SigningCredentials = new SigningCredentials(settings.SigningKey, SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>Whether the session of a token has lasted as long as one may: then it is not renewed.</summary>
    public bool IsSessionOver(ClaimsPrincipal caller) => caller.LoggedInAt() + settings.SessionLifetime <= clock.GetUtcNow().UtcDateTime;

    /// <summary>A fresh token with what a valid one of ours holds, for a subject that the users table does not know.</summary>
    public string Renew(ClaimsPrincipal caller) => Issue(
        caller.SubjectOf() ?? "",
        caller.UsernameOf() ?? "",
        caller.FindAll(TokenClaims.Permission).Select(claim => claim.Value),
        caller.IsRestricted() ? [.. caller.FindAll(TokenClaims.Company).Select(claim => claim.Value)] : null,
        loggedInAt: caller.LoggedInAt());
}
