using System.Globalization;
using Identities.Platform.Problems;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Identities.Platform.Http;

/// <summary>What a caller makes a request depend on (RFC 9110, 13). A condition that cannot be read is one that does not hold.</summary>
/// <param name="IfMatch">The versions that the caller accepts: null accepts any, an empty array none.</param>
/// <param name="IfMatchTags">The tags that those versions were read from, without their quotes.</param>
/// <param name="IfNoneMatch">The versions that the caller refuses.</param>
/// <param name="UnmodifiedSince">The whole second that the caller's knowledge dates from; null accepts any.</param>
internal sealed record Preconditions(long[]? IfMatch, string[]? IfMatchTags, long[]? IfNoneMatch, DateTime? UnmodifiedSince)
{
    // Versions are counted from 1.
    private const long NoVersion = 0;

    private static readonly Preconditions None = new(null, null, null, null);

    private static readonly Preconditions Never = new([], [], null, null);

    /// <summary>The conditions of a write.</summary>
    /// <param name="request">The request.</param>
    /// <param name="ignoresUnreadableDates">
    /// Whether a date that cannot be read is none, as RFC 9110, 13.1.4 has it; else it is a condition that does not hold.
    /// </param>
    public static Preconditions Of(HttpRequest request, bool ignoresUnreadableDates = false)
    {
        var headers = request.Headers;

        return headers.IfMatch.Count == 0 && headers.IfNoneMatch.Count == 0 && headers.IfUnmodifiedSince.Count == 0
            ? None
            : Read(headers, ignoresUnreadableDates);
    }

    /// <summary>
    /// The answer that the conditions of a read have, in the order of RFC 9110, 13.2.2: 412, 304, or null for the representation itself.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="etag">The tag of the representation.</param>
    /// <param name="modifiedAt">When it was written; null when that is not known.</param>
    public static int? StatusOfRead(HttpRequest request, string etag, DateTime? modifiedAt)
    {
        var headers = request.Headers;

        if (headers.IfMatch.Count > 0)
        {
            if (Accepted(headers.IfMatch) is { } accepted && !Array.Exists(accepted, tag => VersionOf(tag) == VersionOf(etag)))
            {
                return StatusCodes.Status412PreconditionFailed;
            }
        }
        else if (CutToSeconds(modifiedAt) > DateIn(headers.IfUnmodifiedSince))
        {
            return StatusCodes.Status412PreconditionFailed;
        }

        return EntityTags.IsKnown(request, etag) ? StatusCodes.Status304NotModified : null;
    }

    /// <summary>The refusal of a write, or a read, of another version than the caller wants.</summary>
    /// <param name="mark">What stands now; null when nothing does.</param>
    public static Problem Failed(string? mark) => new(
        StatusCodes.Status412PreconditionFailed,
        "precondition-failed",
        mark is null
            ? "If-Match, If-None-Match or If-Unmodified-Since names a version, and there is none here."
            : "The version is not what If-Match, If-None-Match or If-Unmodified-Since allows; the ETag header has the current one.")
    {
        Mark = mark,
    };

    /// <summary>A date in a header; null when there is none, or none that can be read (RFC 9110, 13.1.3).</summary>
    public static DateTime? DateIn(StringValues header)
        => header.Count == 1 && HeaderUtilities.TryParseDate(header.ToString(), out var date) ? date.UtcDateTime : null;

    private static Preconditions Read(IHeaderDictionary headers, bool ignoresUnreadableDates)
    {
        var accepted = headers.IfMatch.Count > 0 ? Accepted(headers.IfMatch) : null;
        var refused = headers.IfNoneMatch.Count > 0 ? Refused(headers.IfNoneMatch) : [];

        // The exact condition makes the other one void.
        var unmodifiedSince = headers.IfMatch.Count > 0 || headers.IfUnmodifiedSince.Count == 0 ? null : DateIn(headers.IfUnmodifiedSince);
        var isUnreadable = headers.IfMatch.Count == 0
            && headers.IfUnmodifiedSince.Count > 0
            && unmodifiedSince is null
            && !ignoresUnreadableDates;

        return refused is null || isUnreadable
            ? Never
            : new Preconditions(accepted?.Select(VersionOf).ToArray(), accepted, refused.Length == 0 ? null : refused, unmodifiedSince);
    }

    /// <summary>The strong tags; null for the star, which any version matches.</summary>
    private static string[]? Accepted(StringValues header)
    {
        if (!EntityTagHeaderValue.TryParseList(header, out var tags))
        {
            return [];
        }

        if (tags.Contains(EntityTagHeaderValue.Any))
        {
            return tags.Count == 1 ? null : [];
        }

        return [.. tags.Where(tag => !tag.IsWeak).Select(tag => tag.Tag.ToString().Trim('"'))];
    }

    /// <summary>The versions of tags, weak ones too; null when no version at all may be written over.</summary>
    private static long[]? Refused(StringValues header)
        => EntityTagHeaderValue.TryParseList(header, out var tags) && !tags.Contains(EntityTagHeaderValue.Any)
            ? [.. tags.Select(tag => VersionOf(tag.Tag.ToString()))]
            : null;

    /// <summary>Whether the conditions forbid to write over what stands.</summary>
    /// <param name="mark">
    /// Its version, with what has changed since on the surface that is written to; tags of other surfaces tell the version alone.
    /// </param>
    /// <param name="modifiedAt">When it was written last.</param>
    public bool Refuse(string mark, DateTime modifiedAt)
    {
        var version = VersionOf(mark);

        return (IfMatchTags is not null && !Array.Exists(IfMatchTags, Names))
               || (IfNoneMatch is not null && IfNoneMatch.Contains(version))
               || CutToSeconds(modifiedAt) > UnmodifiedSince;

        bool Names(string tag) => tag == mark
            || tag.StartsWith(mark + "-", StringComparison.Ordinal)
            || (VersionOf(tag) == version && tag.Split('-').Length <= 2);
    }

    private static long VersionOf(string tag)
    {
        var mark = tag.AsSpan().Trim('"');
        var dash = mark.IndexOf('-');

        return long.TryParse(dash < 0 ? mark : mark[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : NoVersion;
    }

    private static DateTime? CutToSeconds(DateTime? moment) => moment?.AddTicks(-(moment.Value.Ticks % TimeSpan.TicksPerSecond));
}
