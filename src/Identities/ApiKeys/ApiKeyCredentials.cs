using System.Security.Claims;
using System.Text.Encodings.Web;
using Identities.Platform.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Identities.ApiKeys;

/// <summary>Authentication by <c>X-API-KEY</c>, where a surface takes it: the caller is the user whose key it is, with what that user may do now.</summary>
internal sealed class ApiKeyCredentials(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    KeyHolders holders) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var key = Request.Headers[TakesApiKeys.Header].ToString();

        if (!SecretKey.MayBe(key) || await holders.Find(SecretKey.HashOf(key), Context.RequestAborted) is not { } holder)
        {
            return AuthenticateResult.Fail("The key is unknown, revoked or past its end, or its user is.");
        }

        var identity = new ClaimsIdentity(Scheme.Name, TokenClaims.Username, null);
        identity.AddClaim(new Claim(TokenClaims.Subject, holder.UserId.ToString()));
        identity.AddClaim(new Claim(TokenClaims.Username, holder.Username));
        identity.AddClaims(holder.Permissions.Select(permission => new Claim(TokenClaims.Permission, permission)));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    // There is no scheme of HTTP's for keys in a header of their own.
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
