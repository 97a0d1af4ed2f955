using Identities.Platform.Http;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>Moments as this dialect writes them: RFC 3339 to the second, with an offset of numbers.</summary>
internal static class Dates
{
    private const int DateLength = 10;

    public static DateTimeOffset Shown(DateTime moment) => new(moment.CutToSeconds(), TimeSpan.Zero);

    public static DateTimeOffset? Shown(DateTime? moment) => moment is { } there ? Shown(there) : null;

    /// <summary>Reads a date or a date-time; without a zone it is UTC.</summary>
    public static bool TryRead(string text, out DateTime moment)
    {
        if (Timestamps.TryParse(text, out moment))
        {
            return true;
        }

        if (text.Length <= DateLength || text[DateLength] is not ('T' or 't' or ' '))
        {
            return false;
        }

        // RFC 3339 allows a blank between date and time. In a query a plus that nobody encoded has become a blank.
        var time = text[(DateLength + 1)..].Replace(' ', '+');
        return Timestamps.TryParse($"{text[..DateLength]}T{time}", out moment);
    }
}
