using System.Security.Claims;
using System.Text.Json;
using Identities.Platform.Patching;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Identities.Platform.Security;

/// <summary>
/// Validates tokens, and has the good ones remembered. Refuses <c>crit</c>, which the library overlooks (RFC 7515, 4.1.11), and reads the
/// <c>company</c> restriction from the payload, because an empty array leaves no claim.
/// </summary>
internal sealed class TokenValidation(RememberedTokens tokens, string scheme, string permissionClaim, bool own) : JsonWebTokenHandler
{
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
            return Refused("The token's payload is no JSON object of texts that can be stored.");
        }

        tokens.Add(token, new ClaimsPrincipal(result.ClaimsIdentity), scheme, jwt.ValidTo);
        return result;
    }

    private static TokenValidationResult Refused(string reason)
        => new() { IsValid = false, Exception = new SecurityTokenValidationException(reason) };

    private bool TryComplete(ClaimsIdentity identity, JsonWebToken jwt)
    {
        using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(jwt.EncodedPayload));

        // The subject and the username are written down, and a text that cannot be is nobody's name.
        if (payload.RootElement.ValueKind != JsonValueKind.Object || StrictJson.HasUnstorableText(payload.RootElement))
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
}
