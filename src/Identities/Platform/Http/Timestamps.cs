using System.Globalization;
using System.Text.RegularExpressions;

namespace Identities.Platform.Http;

/// <summary>Moments as texts: ISO 8601 dates and date-times. Without a zone they are UTC; a bare date is its midnight in UTC.</summary>
internal static partial class Timestamps
{
    private const int MicrosecondDigits = 6;

    private static readonly string[] LocalFormats = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd"];

    private static readonly TimeSpan FurthestZone = TimeSpan.FromHours(14);

    /// <summary>Reads a moment as UTC, cut to the microseconds that the store keeps: clients may write finer ones.</summary>
    public static bool TryParse(string text, out DateTime moment)
    {
        moment = default;

        if (Parts().Match(text) is not { Success: true } parts
            || !DateTime.TryParseExact(parts.Groups["local"].ValueSpan, LocalFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || !TryReadZone(parts.Groups["zone"].ValueSpan, out var zone))
        {
            return false;
        }

        var ticks = local.Ticks + FractionTicks(parts.Groups["fraction"].ValueSpan) - zone.Ticks;

        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        moment = new DateTime(ticks, DateTimeKind.Utc);
        return true;
    }

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

        if (text is "" or "Z")
        {
            return true;
        }

        var hours = int.Parse(text[1..3], CultureInfo.InvariantCulture);
        var minutes = text.Length > 3 ? int.Parse(text[^2..], CultureInfo.InvariantCulture) : 0;
        var distance = new TimeSpan(hours, minutes, 0);
        zone = text[0] == '-' ? -distance : distance;
        return minutes < 60 && distance <= FurthestZone;
    }

    // A fraction follows seconds, a zone follows a time.
    [GeneratedRegex(
        @"\A(?<local>[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?)?)((?<=:[0-9]{2}:[0-9]{2})\.(?<fraction>[0-9]+))?((?<!\A.{10})(?<zone>Z|[+-][0-9]{2}(:?[0-9]{2})?))?\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();

    /// <summary>Now, as the store keeps it.</summary>
    public static DateTime Now(this TimeProvider clock) => CutToMicroseconds(clock.GetUtcNow().UtcDateTime);

    public static DateTime CutToSeconds(this DateTime moment) => Cut(moment, TimeSpan.TicksPerSecond);

    private static DateTime CutToMicroseconds(DateTime moment) => Cut(moment, TimeSpan.TicksPerMicrosecond);

    private static DateTime Cut(DateTime moment, long ticks) => new(moment.Ticks - (moment.Ticks % ticks), DateTimeKind.Utc);
}
