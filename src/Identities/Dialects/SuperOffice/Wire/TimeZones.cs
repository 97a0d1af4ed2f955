using System.Collections.Frozen;

namespace Identities.Dialects.SuperOffice.Wire;

/// <summary>The time zones of <c>SO-TimeZone</c>: country codes, the ids that are documented, and IANA names.</summary>
internal static class TimeZones
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["1"] = "UTC", ["140"] = "Europe/Copenhagen", ["261"] = "Europe/Oslo", ["425"] = "America/Los_Angeles", ["460"] = "America/New_York",
        ["UTC"] = "UTC", ["GMT"] = "UTC",
        ["US-NY"] = "America/New_York", ["US-CA"] = "America/Los_Angeles", ["US-IL"] = "America/Chicago", ["US-CO"] = "America/Denver",
        ["AT"] = "Europe/Vienna", ["BE"] = "Europe/Brussels", ["BG"] = "Europe/Sofia", ["CH"] = "Europe/Zurich", ["CZ"] = "Europe/Prague",
        ["DE"] = "Europe/Berlin", ["DK"] = "Europe/Copenhagen", ["EE"] = "Europe/Tallinn", ["ES"] = "Europe/Madrid", ["FI"] = "Europe/Helsinki",
        ["FR"] = "Europe/Paris", ["GB"] = "Europe/London", ["UK"] = "Europe/London", ["GR"] = "Europe/Athens", ["HR"] = "Europe/Zagreb",
        ["HU"] = "Europe/Budapest", ["IE"] = "Europe/Dublin", ["IN"] = "Asia/Kolkata", ["IS"] = "Atlantic/Reykjavik", ["IT"] = "Europe/Rome",
        ["JP"] = "Asia/Tokyo", ["LT"] = "Europe/Vilnius", ["LU"] = "Europe/Luxembourg", ["LV"] = "Europe/Riga", ["NL"] = "Europe/Amsterdam",
        ["NO"] = "Europe/Oslo", ["PL"] = "Europe/Warsaw", ["PT"] = "Europe/Lisbon", ["RO"] = "Europe/Bucharest", ["SE"] = "Europe/Stockholm",
        ["SG"] = "Asia/Singapore", ["SI"] = "Europe/Ljubljana", ["SK"] = "Europe/Bratislava", ["ZA"] = "Africa/Johannesburg",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static TimeZoneInfo? Find(string name)
    {
        // Other texts could reach for files of the machine: an IANA name is a region and a place.
        var known = Names.TryGetValue(name, out var iana);

        if (!known && !(name.Contains('/', StringComparison.Ordinal) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '-' or '+')))
        {
            return null;
        }

        return (iana ?? name) == "UTC" ? TimeZoneInfo.Utc
            : TimeZoneInfo.TryFindSystemTimeZoneById(iana ?? name, out var zone) ? zone
            : null;
    }
}
