using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Identities.Platform.Security;

/// <summary>
/// The framework's authentication, asked only about tokens that are not remembered: for each request it would make a handler, an event
/// and a ticket, and wrap the caller anew.
/// </summary>
/// <param name="framework">The type of the framework's own service, which lives as long as a request.</param>
/// <param name="tokens">What is remembered.</param>
/// <param name="refused">Whose tokens are refused all the same.</param>
internal sealed class RememberingAuthentication(Type framework, RememberedTokens tokens, RefusedSubjects refused) : IAuthenticationService
{
    public Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme)
        => scheme == JwtBearerDefaults.AuthenticationScheme && tokens.Find(context) is { } known && !refused.Refuses(known.Principal!)
            ? Task.FromResult(known)
            : Framework(context).AuthenticateAsync(context, scheme);

    public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties)
        => Framework(context).ChallengeAsync(context, scheme, properties);

    public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties)
        => Framework(context).ForbidAsync(context, scheme, properties);

    public Task SignInAsync(HttpContext context, string? scheme, ClaimsPrincipal principal, AuthenticationProperties? properties)
        => Framework(context).SignInAsync(context, scheme, principal, properties);

    public Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties)
        => Framework(context).SignOutAsync(context, scheme, properties);

    private IAuthenticationService Framework(HttpContext context) => (IAuthenticationService)context.RequestServices.GetRequiredService(framework);
}
