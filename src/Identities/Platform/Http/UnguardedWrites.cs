using System.Security.Claims;
using Identities.Platform.Problems;
using Identities.Platform.Security;

namespace Identities.Platform.Http;

/// <summary>
/// Writes to what has no version, such as a collection: an <c>If-Match</c> cannot hold there (RFC 9110, 13.1.1), and is never ignored.
/// Behind the permission and the negotiation.
/// </summary>
internal sealed class UnguardedWrites(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;

        return request.Headers.IfMatch.Count > 0
               && !HttpMethods.IsGet(request.Method)
               && !HttpMethods.IsHead(request.Method)
               && context.GetEndpoint()?.Metadata is { } metadata
               && metadata.GetMetadata<Surface>() is not null
               && metadata.GetMetadata<VersionedMetadata>() is null
               && MayKnow(context.User, metadata.GetMetadata<ConcealedPermission>())
            ? new ProblemResult(Preconditions.Failed(null)).ExecuteAsync(context)
            : next(context);
    }

    /// <summary>Where a missing permission is concealed, the operation answers those who lack it.</summary>
    private static bool MayKnow(ClaimsPrincipal caller, ConcealedPermission? concealed)
        => concealed is null || caller.IsRestricted() || caller.HasClaim(TokenClaims.Permission, concealed.Permission);
}
