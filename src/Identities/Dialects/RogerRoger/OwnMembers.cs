using System.Text.Json.Nodes;

namespace Identities.Dialects.RogerRoger;

/// <summary>The scalars that only this dialect knows, by its names for them.</summary>
internal static class OwnMembers
{
    public const string IsTracked = "isTracked";
    public const string DealSize = "dealSize";
    public const string TotalDeals = "totalDeals";
    public const string TotalLostDeals = "totalLostDeals";
    public const string TotalWonDeals = "totalWonDeals";

    private static readonly string[] Written = [IsTracked, DealSize, TotalDeals, TotalLostDeals, TotalWonDeals];

    private const string ImportedAt = "importedAt";

    /// <summary>When a person was imported, as whoever imported them has noted it.</summary>
    public static DateTimeOffset? ImportedAtOf(JsonObject members)
        => (string?)members[ImportedAt] is { } text && Dates.TryRead(text, out var moment) ? Dates.Shown(moment) : null;

    /// <summary>The members that this dialect writes; null where nothing is said.</summary>
    public static JsonObject Of(JsonObject members) => new(Written.Select(name => KeyValuePair.Create(name, members[name]?.DeepClone())));
}
