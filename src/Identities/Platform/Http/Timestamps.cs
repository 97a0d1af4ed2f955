using System.Globalization;
using System.Text.RegularExpressions;

namespace Identities.Platform.Http;

/// <summary>
/// Moments as texts: ISO 8601 dates and date-times, those of RFC 3339 among them. Without a zone they are UTC; a bare date is its midnight
/// in UTC. A leap second is the second after it, which is the one that follows in the store.
/// </summary>
internal static partial class Timestamps
{
    private const int MicrosecondDigits = 6;
    private const string LeapSecond = "60";
    private const string DateFormat = "yyyy-MM-dd";

    private static readonly string[] TimeFormats = [@"hh\:mm\:ss", @"hh\:mm"];

    /// <summary>Reads a moment as UTC, cut to the microseconds that the store keeps: clients may write finer ones.</summary>
    public static bool TryParse(string text, out DateTime moment)
    {
        moment = default;

        if (Parts().Match(text) is not { Success: true } parts
            || !DateOnly.TryParseExact(
                parts.Groups["date"].ValueSpan, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || !TryReadTime(parts.Groups["time"].ValueSpan, out var time, out var isLeapSecond)
            || !TryReadZone(parts.Groups["zone"].ValueSpan, out var zone))
        {
            return false;
        }

        var second = (date.DayNumber * TimeSpan.TicksPerDay) + time.Ticks - zone.Ticks;
        var ticks = second + FractionTicks(parts.Groups["fraction"].ValueSpan);

        if (second < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks || (isLeapSecond && !EndsDay(second)))
        {
            return false;
        }

        moment = new DateTime(ticks, DateTimeKind.Utc);
        return true;
    }

    /// <summary>
    /// Reads a time of day, <c>hh:mm</c> or <c>hh:mm:ss</c>; none is midnight. The second 60 is counted on into the next minute.
    /// </summary>
    public static bool TryReadTime(ReadOnlySpan<char> text, out TimeSpan time, out bool isLeapSecond)
    {
        isLeapSecond = text.EndsWith(LeapSecond) && text.Length > "hh:mm".Length;
        time = TimeSpan.Zero;

        if (text.IsEmpty)
        {
            return true;
        }

        var minutes = isLeapSecond ? text[..^":ss".Length] : text;

        if (!TimeSpan.TryParseExact(minutes, TimeFormats, CultureInfo.InvariantCulture, out time))
        {
            return false;
        }

        time += isLeapSecond ? TimeSpan.FromMinutes(1) : TimeSpan.Zero;
        return true;
    }

    /// <summary>Whether a moment in UTC is the first of a day: a leap second is the last of the one before (RFC 3339, 5.7).</summary>
    public static bool EndsDay(long ticks) => ticks > 0 && ticks % TimeSpan.TicksPerDay == 0;

    private static long FractionTicks(ReadOnlySpan<char> digits)
    {
        var (ticks, unit) = (0L, TimeSpan.TicksPerSecond);

        foreach (var digit in digits[..Math.Min(digits.Length, MicrosecondDigits)])
        {
            unit /= 10;
            ticks += (digit - '0') * unit;
        }

        return ticks;
    }

    private static bool TryReadZone(ReadOnlySpan<char> text, out TimeSpan zone)
    {
        zone = TimeSpan.Zero;

        if (text is "" or "Z" or "z")
        {
            return true;
        }

        var hours = int.Parse(text[1..3], CultureInfo.InvariantCulture);
        var minutes = text.Length > 3 ? int.Parse(text[^2..], CultureInfo.InvariantCulture) : 0;
        var distance = new TimeSpan(hours, minutes, 0);
        zone = text[0] == '-' ? -distance : distance;
        return hours < 24 && minutes < 60;
    }

    // A fraction follows seconds, a zone follows a time.
    [GeneratedRegex(
        @"\A(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
        + @"([Tt](?<time>[0-9]{2}:[0-9]{2}(:[0-9]{2})?)((?<=:[0-9]{2}:[0-9]{2})\.(?<fraction>[0-9]+))?"
        + @"(?<zone>[Zz]|[+-][0-9]{2}(:?[0-9]{2})?)?)?\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();

    /// <summary>Now, as the store keeps it.</summary>
    public static DateTime Now(this TimeProvider clock) => CutToMicroseconds(clock.GetUtcNow().UtcDateTime);

    public static DateTime CutToSeconds(this DateTime moment) => Cut(moment, TimeSpan.TicksPerSecond);

    private static DateTime CutToMicroseconds(DateTime moment) => Cut(moment, TimeSpan.TicksPerMicrosecond);

    private static DateTime Cut(DateTime moment, long ticks) => new(moment.Ticks - (moment.Ticks % ticks), DateTimeKind.Utc);
}
