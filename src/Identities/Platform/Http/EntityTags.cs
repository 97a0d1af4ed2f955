using Microsoft.Net.Http.Headers;

namespace Identities.Platform.Http;

/// <summary>
/// Entity tags (RFC 9110, 8.8.3), all strong: a version, behind a dash what time and definitions have changed since, and behind another one
/// the representation that the caller gets. Different bytes have different tags; a precondition looks at the version alone.
/// </summary>
internal static class EntityTags
{
    /// <summary>The tag of a resource in the representation that this request is answered with.</summary>
    public static string Of(HttpContext context, string mark)
        => context.GetEndpoint()?.Metadata.GetMetadata<IRepresentation>()?.MarkOf(context) is { } representation
            ? $"\"{mark}-{representation}\""
            : $"\"{mark}\"";

    /// <summary>Whether the caller holds the answer already (RFC 9110, 13.1.2).</summary>
    public static bool IsKnown(HttpRequest request, string etag)
        => request.Headers.IfNoneMatch.Count > 0
           && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
           && known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Tag == etag);
}

/// <summary>How a surface tells the representations of one version apart.</summary>
internal interface IRepresentation
{
    /// <summary>What stands in the entity tag for this request's format and form; null where there is one only.</summary>
    string? MarkOf(HttpContext context);
}
