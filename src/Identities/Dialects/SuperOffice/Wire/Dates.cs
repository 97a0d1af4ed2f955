using System.Globalization;
using System.Text.RegularExpressions;
using Identities.Platform.Http;

namespace Identities.Dialects.SuperOffice.Wire;

/// <summary>Dates as the dialect writes them. Inside the service they are UTC and to the second; year 1 is none.</summary>
internal static partial class Dates
{
    public const string None = "0001-01-01T00:00:00";

    /// <summary>The year of birthdays whose year nobody knows.</summary>
    public const int UnknownYear = 2;

    private const string Format = "yyyy-MM-dd'T'HH:mm:ss";

    public static string Text(DateTime moment) => moment.ToString(Format, CultureInfo.InvariantCulture);

    public static DateTime Moment(string text)
        => DateTime.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>Reads a date-time; one without zone is in the caller's zone.</summary>
    public static bool TryReadMoment(string text, TimeZoneInfo zone, out string canonical)
    {
        canonical = None;

        if (!TryParse(text, out var written, out var offset, out var isLeapSecond))
        {
            return false;
        }

        if (written.Year == 1)
        {
            return true;
        }

        var ticks = written.Ticks - (offset ?? OffsetIn(zone, written)).Ticks;

        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks || (isLeapSecond && !Timestamps.EndsDay(ticks)))
        {
            return false;
        }

        canonical = Text(new DateTime(ticks, DateTimeKind.Utc));
        return true;
    }

    /// <summary>
    /// Reads a birthday: the day in UTC of a moment with an offset, the day itself of one without. It is shown in UTC to everybody, so
    /// what callers were shown is read as the same day.
    /// </summary>
    public static bool TryReadDay(string text, out string canonical)
    {
        canonical = None;

        if (!TryParse(text, out var written, out var offset, out var isLeapSecond))
        {
            return false;
        }

        if (written.Year == 1)
        {
            return true;
        }

        var ticks = written.Ticks - (offset ?? TimeSpan.Zero).Ticks;

        if (ticks > DateTime.MaxValue.Ticks || (isLeapSecond && !Timestamps.EndsDay(ticks)))
        {
            return false;
        }

        // A leap second belongs to the day that it ends.
        var day = new DateTime(isLeapSecond ? ticks - 1 : ticks).Date;

        // Nobody knows the year, so crossing into the next one or the last one does not give it away.
        canonical = Text(written.Year == UnknownYear ? new DateTime(UnknownYear, day.Month, day.Month == 2 ? Math.Min(day.Day, 28) : day.Day) : day);
        return true;
    }

    /// <summary>A moment in another zone; offsets are only shown to who asks for them.</summary>
    public static string In(string canonical, TimeZoneInfo zone, bool withOffset)
    {
        if (canonical == None)
        {
            return None;
        }

        var utc = Moment(canonical);
        var offset = zone.GetUtcOffset(utc);
        var ticks = Math.Clamp(utc.Ticks + offset.Ticks, 0, DateTime.MaxValue.Ticks);
        return Text(new DateTime(ticks)) + (withOffset ? OffsetText(offset) : "");
    }

    private static TimeSpan OffsetIn(TimeZoneInfo zone, DateTime written)
    {
        var local = DateTime.SpecifyKind(written, DateTimeKind.Unspecified);

        // An hour that the clocks skip is read as if they had not been put forward yet.
        return zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(-1)) : zone.GetUtcOffset(local);
    }

    private static string OffsetText(TimeSpan offset)
        => (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture);

    private static bool TryParse(string text, out DateTime written, out TimeSpan? offset, out bool isLeapSecond)
    {
        written = default;
        offset = null;
        isLeapSecond = false;
        var parts = Parts().Match(text);

        if (!parts.Success
            || !DateTime.TryParseExact(parts.Groups["date"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return false;
        }

        if (!Timestamps.TryReadTime(parts.Groups["time"].ValueSpan, out var time, out isLeapSecond))
        {
            return false;
        }

        var zone = parts.Groups["zone"].Value;

        if (zone is "Z" or "z")
        {
            offset = TimeSpan.Zero;
        }
        else if (zone.Length > 0)
        {
            var digits = zone.Replace(":", "", StringComparison.Ordinal);

            if (!TimeSpan.TryParseExact(digits[1..], "hhmm", CultureInfo.InvariantCulture, out var distance))
            {
                return false;
            }

            offset = zone[0] == '-' ? -distance : distance;
        }

        if (date.Ticks + time.Ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        written = date + time;
        return true;
    }

    [GeneratedRegex(@"^(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})([Tt ](?<time>[0-9]{2}:[0-9]{2}(:[0-9]{2})?)(?<fraction>\.[0-9]{1,9})?(?<zone>[Zz]|[+-][0-9]{2}:?[0-9]{2})?)?\z")]
    private static partial Regex Parts();
}
