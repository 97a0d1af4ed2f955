using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Identities.Platform.Security;

/// <summary>The settings below <c>Jwt</c>, judged once at start.</summary>
internal sealed class TokenSettings
{
    private const int MinKeyBytes = 32;

    public required string Issuer { get; init; }

    public required string Audience { get; init; }

    /// <summary>Signs and checks our own tokens; null when only another issuer's tokens are accepted.</summary>
    public required SymmetricSecurityKey? SigningKey { get; init; }

    /// <summary>An OpenID Connect issuer whose tokens are accepted too.</summary>
    public required string? Authority { get; init; }

    /// <summary>The claim in which that issuer names permissions.</summary>
    public required string PermissionClaim { get; init; }

    public required TimeSpan Lifetime { get; init; }

    /// <summary>How long after its log-in a session ends, however often it was renewed.</summary>
    public required TimeSpan SessionLifetime { get; init; }

    public static TokenSettings From(IConfiguration configuration)
    {
        var jwt = configuration.GetSection("Jwt");
        var authority = jwt["Authority"];
        var key = jwt["SigningKey"];

        if (string.IsNullOrEmpty(key) && string.IsNullOrEmpty(authority))
        {
            throw new SettingsException("Set Jwt:SigningKey (at least 32 bytes) or Jwt:Authority (an OpenID Connect issuer): there is no key to check tokens with.");
        }

        if (!string.IsNullOrEmpty(key) && Encoding.UTF8.GetByteCount(key) < MinKeyBytes)
        {
            throw new SettingsException("Jwt:SigningKey is too short: it must have at least 32 bytes.");
        }

        var lifetime = Duration("Lifetime", TimeSpan.FromMinutes(60));
        var sessionLifetime = Duration("SessionLifetime", TimeSpan.FromHours(12));

        return new TokenSettings
        {
            Issuer = jwt.GetValue("Issuer", "identities")!,
            Audience = jwt.GetValue("Audience", "identities")!,
            SigningKey = string.IsNullOrEmpty(key) ? null : new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key)),
            Authority = string.IsNullOrEmpty(authority) ? null : authority,
            PermissionClaim = jwt.GetValue("PermissionClaim", TokenClaims.Permission)!,
            Lifetime = lifetime,
            SessionLifetime = sessionLifetime,
        };

        TimeSpan Duration(string name, TimeSpan usual)
        {
            var duration = jwt.GetValue(name, usual);
            return duration > TimeSpan.Zero ? duration : throw new SettingsException($"Jwt:{name} must be a positive duration, as in 01:00:00.");
        }
    }
}
