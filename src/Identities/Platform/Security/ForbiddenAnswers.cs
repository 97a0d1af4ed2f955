using System.Security.Claims;
using Identities.Platform.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Identities.Platform.Security;

/// <summary>A 403 names the permission that is missing, so that an operator knows which role to change.</summary>
internal sealed class ForbiddenAnswers : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler standard = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        => authorizeResult.Forbidden
            ? new ProblemResult(Reason(context.User, authorizeResult.AuthorizationFailure)).ExecuteAsync(context)
            : standard.HandleAsync(next, context, policy, authorizeResult);

    private static Problem Reason(ClaimsPrincipal caller, AuthorizationFailure? failure)
    {
        var missing = failure?.FailedRequirements
            .OfType<PermissionRequirement>()
            .Select(requirement => requirement.MissingFor(caller))
            .FirstOrDefault();

        return missing is not null
            ? SecurityProblems.PermissionMissing(missing)
            : new Problem(StatusCodes.Status403Forbidden, "token-restricted", "The token is restricted to companies, and this surface knows none.");
    }
}
