using System.Globalization;

namespace Identities.Platform.Http;

/// <summary>Moments as texts: ISO 8601 dates and date-times. Without a zone they are UTC; a bare date is its midnight in UTC.</summary>
internal static class Timestamps
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd",
    ];

    /// <summary>Reads a moment as UTC, cut to the microseconds that the store keeps.</summary>
    public static bool TryParse(string text, out DateTime moment)
    {
        var parsed = DateTime.TryParseExact(
            text,
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out moment);

        moment = CutToMicroseconds(moment);
        return parsed;
    }

    /// <summary>Now, as the store keeps it.</summary>
    public static DateTime Now(this TimeProvider clock) => CutToMicroseconds(clock.GetUtcNow().UtcDateTime);

    public static DateTime CutToSeconds(this DateTime moment) => Cut(moment, TimeSpan.TicksPerSecond);

    private static DateTime CutToMicroseconds(DateTime moment) => Cut(moment, TimeSpan.TicksPerMicrosecond);

    private static DateTime Cut(DateTime moment, long ticks) => new(moment.Ticks - (moment.Ticks % ticks), DateTimeKind.Utc);
}
