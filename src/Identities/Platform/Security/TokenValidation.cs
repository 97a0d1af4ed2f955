using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Identities.Platform.Security;

/// <summary>
/// Validates tokens once: checking a signature costs more than a whole read, so a bounded number of good tokens is remembered, by
/// hash and until they expire. Refuses <c>crit</c>, which the library overlooks (RFC 7515, 4.1.11), and reads the <c>company</c>
/// restriction from the payload, because an empty array leaves no claim.
/// </summary>
internal sealed class TokenValidation(TimeProvider clock, string permissionClaim, bool own) : JsonWebTokenHandler
{
    private const int Capacity = 10_000;
    private const string Scheme = "Bearer ";

    private readonly ConcurrentDictionary<TokenHash, RememberedToken> known = new();

    /// <summary>Whom an Authorization header speaks for, when its token has been validated before and has not expired since.</summary>
    public ClaimsPrincipal? Remembered(string authorization)
    {
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var hash = TokenHash.Of(authorization.AsSpan(Scheme.Length).Trim());

        if (!known.TryGetValue(hash, out var remembered))
        {
            return null;
        }

        if (remembered.ValidTo > clock.GetUtcNow().UtcDateTime)
        {
            return remembered.Caller;
        }

        known.TryRemove(hash, out _);
        return null;
    }

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var result = await base.ValidateTokenAsync(token, validationParameters);

        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt)
        {
            return result;
        }

        if (jwt.TryGetHeaderValue<object>("crit", out _))
        {
            return Refused("The token carries crit, which names extensions that this service does not know.");
        }

        if (!TryComplete(result.ClaimsIdentity, jwt))
        {
            return Refused("The token's payload is no JSON object.");
        }

        if (known.Count >= Capacity)
        {
            known.Clear();
        }

        known[TokenHash.Of(token)] = new RememberedToken(new ClaimsPrincipal(result.ClaimsIdentity), jwt.ValidTo);
        return result;
    }

    private static TokenValidationResult Refused(string reason)
        => new() { IsValid = false, Exception = new SecurityTokenValidationException(reason) };

    private bool TryComplete(ClaimsIdentity identity, JsonWebToken jwt)
    {
        using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(jwt.EncodedPayload));

        if (payload.RootElement.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        // Marks of the service's own are set below; a payload cannot bring them along.
        foreach (var claim in identity.FindAll(claim => claim.Type.StartsWith(TokenClaims.Marks, StringComparison.Ordinal)).ToArray())
        {
            identity.RemoveClaim(claim);
        }

        if (own)
        {
            identity.AddClaim(new Claim(TokenClaims.Own, ""));
        }

        if (permissionClaim != TokenClaims.Permission)
        {
            foreach (var claim in identity.FindAll(TokenClaims.Permission).ToArray())
            {
                identity.RemoveClaim(claim);
            }

            identity.AddClaims(identity.FindAll(permissionClaim).ToArray().Select(claim => new Claim(TokenClaims.Permission, claim.Value)));
        }

        if (payload.RootElement.TryGetProperty("company", out var company))
        {
            identity.AddClaim(new Claim(TokenClaims.Restricted, ""));
            identity.AddClaims(Companies(company).Select(id => new Claim(TokenClaims.Company, id)));
        }

        return true;
    }

    private static string[] Companies(JsonElement company)
    {
        var texts = company.ValueKind == JsonValueKind.Array ? [.. company.EnumerateArray()] : new[] { company };

        return
        [
            .. texts
                .Where(text => text.ValueKind == JsonValueKind.String)
                .Select(text => text.GetString()!)
                .Where(text => Http.Uuid.TryParse(text, out _))
                .Select(text => text.ToLowerInvariant()),
        ];
    }

    private sealed record RememberedToken(ClaimsPrincipal Caller, DateTime ValidTo);

    /// <summary>SHA-256 of a token: the cache holds no token that could be stolen from memory and used.</summary>
    private readonly record struct TokenHash(UInt128 High, UInt128 Low)
    {
        public static TokenHash Of(ReadOnlySpan<char> token)
        {
            var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(token.Length));
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(token, bytes)), hash);
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
            return new TokenHash(
                BinaryPrimitives.ReadUInt128BigEndian(hash),
                BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
        }
    }
}
