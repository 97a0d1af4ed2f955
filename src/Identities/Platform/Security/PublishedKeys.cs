using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Identities.Platform.Security;

/// <summary>
/// The keys of an OpenID Connect issuer as they were published (RFC 7517): a key may say what it is for and with which algorithm, which
/// the library overlooks.
/// </summary>
internal static class PublishedKeys
{
    private const string Verify = "verify";

    /// <summary>The keys that may have signed a token.</summary>
    public static IEnumerable<SecurityKey> For(SecurityToken token, string? keyId, BaseConfiguration configuration)
    {
        var algorithm = (token as Microsoft.IdentityModel.JsonWebTokens.JsonWebToken)?.Alg;
        var published = (configuration as OpenIdConnectConfiguration)?.JsonWebKeySet?.Keys ?? [];

        foreach (var key in published)
        {
            if ((string.IsNullOrEmpty(keyId) || key.Kid == keyId)
                && MayVerify(key, algorithm)
                && JsonWebKeyConverter.TryConvertToSecurityKey(key, out var usable))
            {
                yield return usable;
            }
        }
    }

    private static bool MayVerify(JsonWebKey key, string? algorithm)
        => (string.IsNullOrEmpty(key.Use) || key.Use == JsonWebKeyUseNames.Sig)
           && (key.KeyOps.Count == 0 || key.KeyOps.Contains(Verify))
           && (string.IsNullOrEmpty(key.Alg) || key.Alg == algorithm);
}
