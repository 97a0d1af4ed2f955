using Microsoft.AspNetCore.Authorization;

namespace Identities.Platform.Security;

/// <summary>Tokens restricted to companies stay outside the surfaces that know no companies.</summary>
internal sealed class UnrestrictedRequirement : AuthorizationHandler<UnrestrictedRequirement>, IAuthorizationRequirement
{
    public static readonly UnrestrictedRequirement Instance = new();

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, UnrestrictedRequirement requirement)
    {
        if (!context.User.IsRestricted())
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
