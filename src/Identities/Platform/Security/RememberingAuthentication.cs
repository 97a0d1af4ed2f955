using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;

namespace Identities.Platform.Security;

/// <summary>
/// The framework's authentication, asked only about tokens that are not remembered: for each request it would make a handler, an event
/// and a ticket, and wrap the caller again. What a token carries is then cut with what its user may do now.
/// </summary>
/// <param name="framework">The type of the framework's own service, which lives as long as a request.</param>
/// <param name="tokens">What is remembered.</param>
/// <param name="rights">What users may do now.</param>
internal sealed class RememberingAuthentication(Type framework, RememberedTokens tokens, CurrentRights rights) : IAuthenticationService
{
    public Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme)
    {
        if (scheme != JwtBearerDefaults.AuthenticationScheme)
        {
            return Framework(context).AuthenticateAsync(context, scheme);
        }

        return tokens.Find(context) is { } known ? Judge(known, context) : Validate(context, scheme);
    }

    public Task ChallengeAsync(HttpContext context, string? scheme, AuthenticationProperties? properties)
        => Framework(context).ChallengeAsync(context, scheme, properties);

    public Task ForbidAsync(HttpContext context, string? scheme, AuthenticationProperties? properties)
        => Framework(context).ForbidAsync(context, scheme, properties);

    public Task SignInAsync(HttpContext context, string? scheme, ClaimsPrincipal principal, AuthenticationProperties? properties)
        => Framework(context).SignInAsync(context, scheme, principal, properties);

    public Task SignOutAsync(HttpContext context, string? scheme, AuthenticationProperties? properties)
        => Framework(context).SignOutAsync(context, scheme, properties);

    private async Task<AuthenticateResult> Validate(HttpContext context, string scheme)
    {
        var result = await Framework(context).AuthenticateAsync(context, scheme);

        // Names with passwords, and keys, were read from the database just now.
        if (!result.Succeeded || !SecurityRegistration.IsOfTokens(result.Ticket.AuthenticationScheme))
        {
            return result;
        }

        return await Judge(tokens.Find(context) ?? new RememberedToken(result, DateTime.MinValue), context);
    }

    private Task<AuthenticateResult> Judge(RememberedToken token, HttpContext context)
    {
        // What asks for nobody, health and log-in above all, does not wait for the database on behalf of a token.
        if (token.Subject is not { } userId || !AsksWho(context.GetEndpoint()))
        {
            return token.Under(null);
        }

        var reading = rights.Of(userId, context.RequestAborted);
        return reading.IsCompletedSuccessfully ? token.Under(reading.Result) : JudgeOnceRead(token, reading);
    }

    private static async Task<AuthenticateResult> JudgeOnceRead(RememberedToken token, ValueTask<UserRights?> reading)
    {
        var now = await reading;
        return await token.Under(now);
    }

    private static bool AsksWho(Endpoint? endpoint)
        => endpoint is not null
           && (endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null || endpoint.Metadata.GetMetadata<ConcealedPermission>() is not null);

    private IAuthenticationService Framework(HttpContext context) => (IAuthenticationService)context.RequestServices.GetRequiredService(framework);
}
