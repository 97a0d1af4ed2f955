using System.Text.Json;
using System.Text.Json.Nodes;

namespace Identities.Audit;

/// <summary>
/// One item that a write changed. A write that changed several has an entry for each, all with one version; an import has one entry for
/// a person, with the items that differ in lists.
/// </summary>
public sealed record LoggedChange
{
    /// <summary>Names the entry; later entries have greater numbers.</summary>
    public required long ChangeId { get; init; }

    /// <summary>The person that was changed, directly or below; null for definitions and accounts.</summary>
    public required Guid? PersonId { get; init; }

    /// <summary>The person's version that the write made.</summary>
    public required long? Version { get; init; }

    /// <summary>When it was written, to the microsecond.</summary>
    public required DateTime Moment { get; init; }

    /// <summary>The subject of the writer's token; null when the service itself wrote.</summary>
    public required string? Actor { get; init; }

    /// <summary>The name that the writer logs in with, where they are a user of this deployment.</summary>
    public required string? ActorName { get; init; }

    /// <summary>The surface that was spoken to; <c>service</c> for the service itself.</summary>
    public required string Surface { get; init; }

    /// <summary>The kind of item: <c>people</c>, <c>aliases</c>, <c>personTags</c>, <c>users</c>, <c>logIns</c> and so on.</summary>
    public required string Item { get; init; }

    /// <summary>Names the item among its kind.</summary>
    public required string ItemId { get; init; }

    /// <summary>The item as it was; null when it was made by this write, or may not be shown.</summary>
    public required IReadOnlyDictionary<string, object?>? Before { get; init; }

    /// <summary>The item as it became; null when it was removed by this write, or may not be shown.</summary>
    public required IReadOnlyDictionary<string, object?>? After { get; init; }

    /// <summary>Whether the content was erased together with its person.</summary>
    public required bool Erased { get; init; }

    /// <summary>Whether the content is a private note of somebody else's.</summary>
    public required bool Hidden { get; init; }
}

/// <summary>A row of the log.</summary>
internal sealed record ChangeRow
{
    // The log's own mark on a person's row, of no meaning to anybody else.
    private const string TransactionOfVersion = "changed_in";

    public long ChangeId { get; init; }

    public Guid? PersonId { get; init; }

    public long? Version { get; init; }

    public DateTime Moment { get; init; }

    public string? Actor { get; init; }

    public string? ActorName { get; init; }

    public string Origin { get; init; } = "";

    public string ItemTable { get; init; } = "";

    public string ItemId { get; init; } = "";

    public string? Before { get; init; }

    public string? After { get; init; }

    public bool Erased { get; init; }

    public bool Hidden { get; init; }

    public LoggedChange ToLoggedChange() => new()
    {
        ChangeId = ChangeId,
        PersonId = PersonId,
        Version = Version,
        Moment = Moment,
        Actor = Actor,
        ActorName = ActorName,
        Surface = Origin,
        Item = InCamelCase(ItemTable),
        ItemId = ItemId,
        Before = Content(Before),
        After = Content(After),
        Erased = Erased,
        Hidden = Hidden,
    };

    private static Dictionary<string, object?>? Content(string? row) => row is null ? null : JsonNode.Parse(row)!.AsObject()
        .Where(column => column.Key != TransactionOfVersion)
        .ToDictionary(column => InCamelCase(column.Key), object? (column) => column.Value is JsonArray items ? Items(items) : column.Value);

    /// <summary>The items of an import's entry are rows too.</summary>
    private static JsonArray Items(JsonArray items) => [.. items.Select(item => item is JsonObject row ? InCamelCase(row) : item?.DeepClone())];

    private static JsonObject InCamelCase(JsonObject row) => new(row.Select(column => KeyValuePair.Create(InCamelCase(column.Key), column.Value?.DeepClone())));

    private static string InCamelCase(string name)
        => JsonNamingPolicy.CamelCase.ConvertName(string.Concat(name.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])));
}
