using System.Globalization;

namespace Identities.Dialects.Baack;

/// <summary>Moments as this dialect writes them: in UTC without a zone, to the millisecond.</summary>
internal static class BaackDates
{
    public static string? Written(DateTime? moment) => moment?.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);

    /// <summary>A date as PostgreSQL reads it.</summary>
    public static string? DateOf(DateTime? moment) => moment?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
