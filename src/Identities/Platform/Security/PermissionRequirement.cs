using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Identities.Platform.Security;

/// <summary>An authenticated caller who holds a permission, if one is asked for, and whose token is not restricted to companies.</summary>
/// <param name="permission">The permission; null when any such caller may.</param>
internal sealed class PermissionRequirement(string? permission) : IAuthorizationRequirement, IAuthorizationHandler
{
    /// <summary>The permission, when it is what the caller lacks.</summary>
    public string? MissingFor(ClaimsPrincipal caller)
        => permission is not null && !caller.HasClaim(TokenClaims.Permission, permission) ? permission : null;

    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        var caller = context.User;

        if (caller.Identity?.IsAuthenticated == true && MissingFor(caller) is null && !caller.IsRestricted())
        {
            context.Succeed(this);
        }

        return Task.CompletedTask;
    }
}
