using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Identities.Platform.Http;

/// <summary>
/// Entity tags: a version, and behind a dash what time has changed since (RFC 9110, 8.8.3). All are strong.
/// <c>If-Match</c> looks at the version alone.
/// </summary>
internal static class EntityTags
{
    public static string Quote(string mark) => $"\"{mark}\"";

    /// <summary>The versions that a write accepts: null accepts any, an empty array none.</summary>
    public static long[]? AcceptedVersions(HttpRequest request)
    {
        if (request.Headers.IfNoneMatch.Count > 0 && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var unwanted)
            && unwanted.Any(tag => tag.Equals(EntityTagHeaderValue.Any)))
        {
            return [];
        }

        if (request.Headers.IfMatch.Count == 0)
        {
            return null;
        }

        if (!EntityTagHeaderValue.TryParseList(request.Headers.IfMatch, out var wanted))
        {
            return [];
        }

        return wanted.Any(tag => tag.Equals(EntityTagHeaderValue.Any))
            ? null
            : [.. wanted.Where(tag => !tag.IsWeak).Select(Version).OfType<long>()];
    }

    /// <summary>Whether the caller holds the answer already (RFC 9110, 13.1.2).</summary>
    public static bool IsKnown(HttpRequest request, string etag)
        => request.Headers.IfNoneMatch.Count > 0
           && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
           && known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Tag == etag);

    private static long? Version(EntityTagHeaderValue tag)
    {
        var mark = tag.Tag.AsSpan().Trim('"');
        var dash = mark.IndexOf('-');

        return long.TryParse(dash < 0 ? mark : mark[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : null;
    }
}
