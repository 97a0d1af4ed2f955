using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using Identities.Dialects.SuperOffice.Person;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Data;

namespace Identities.Dialects.SuperOffice.Lists;

/// <summary>
/// The lists to choose from, remembered until their version in the database says otherwise: every person is shown with them, and they
/// hardly ever change.
/// </summary>
internal sealed class ListCatalogue(Database database)
{
    private KnownLists known = KnownLists.None;

    /// <summary>The lists as of a version that was just read, or newer.</summary>
    public async ValueTask<KnownLists> Of(long version, CancellationToken cancellationToken)
    {
        if (known.Version < version)
        {
            known = await database.QueryBatch(Everything, null, Read, cancellationToken);
        }

        return known;
    }

    /// <summary>The lists within a transaction, over its own connection.</summary>
    public async ValueTask<KnownLists> Of(long version, DatabaseTransaction transaction, CancellationToken cancellationToken)
    {
        if (known.Version < version)
        {
            known = await transaction.QueryBatch(Everything, null, Read, cancellationToken);
        }

        return known;
    }

    /// <summary>The lists as they are now.</summary>
    public async Task<KnownLists> Read(CancellationToken cancellationToken)
        => await Of(await database.QueryOne<long>(LatestVersion, null, cancellationToken), cancellationToken);

    private static async Task<KnownLists> Read(Rows rows)
    {
        var version = await rows.ReadSingleAsync<long>();
        var names = await rows.ReadAsync<string>();
        var items = await rows.ReadAsync<ListItem>();
        return new KnownLists(version, names, items);
    }

    private const string LatestVersion = "select version from list_version";

    // The version first: it must not be newer than the items.
    private const string Everything = """
        select version from list_version;

        select list from lists;

        select list, item_id, item_key, list_items.name, tooltip, rank, deleted, changed_at, alpha3
        from   list_items
        left join countries on list = 'country' and country_id = item_id
        order by list, rank, item_id;
        """;
}

/// <summary>All lists at one version.</summary>
internal sealed class KnownLists
{
    public const string Interests = "persint";
    public const string ShipmentTypes = "shipmenttype";
    public const string Countries = "country";
    public const string Purposes = "consentpurpose";
    public const string LegalBases = "legalbase";
    public const string Sources = "consentsource";

    private readonly FrozenDictionary<string, IReadOnlyList<ListItem>> lists;
    private readonly FrozenDictionary<(string List, int ItemId), ListItem> byId;
    private readonly FrozenDictionary<string, ListItem> countriesByCode;
    private readonly ConcurrentDictionary<(ListItem Item, bool IsChosen), byte[]> written = new();

    public KnownLists(long version, IEnumerable<string> names, IEnumerable<ListItem> items)
    {
        Version = version;
        var all = items.ToList();
        var byList = all.ToLookup(item => item.List);
        lists = names.ToFrozenDictionary(name => name, name => (IReadOnlyList<ListItem>)[.. byList[name]], StringComparer.OrdinalIgnoreCase);
        byId = all.ToFrozenDictionary(item => (item.List, item.ItemId));
        countriesByCode = byList[Countries].Where(item => item.ItemKey is not null).ToFrozenDictionary(item => item.ItemKey!);
    }

    public static KnownLists None { get; } = new(0, [], []);

    public long Version { get; }

    /// <summary>The items of a list, in their rank; null when there is no such list.</summary>
    public IReadOnlyList<ListItem>? Of(string list) => lists.GetValueOrDefault(list);

    public ListItem? Find(string list, int itemId) => byId.GetValueOrDefault((list, itemId));

    /// <summary>Writes an item as it is shown to choose from: made once, because everybody is shown all of them.</summary>
    public void Write(Utf8JsonWriter json, ListItem item, bool isChosen)
    {
        var bytes = written.GetOrAdd(
            (item, isChosen), static choice => CarrierJson.Bytes(json => ChoiceMembers.WriteItem(json, choice.Item, choice.IsChosen)));

        json.WriteRawValue(bytes, skipInputValidation: true);
    }

    public ListItem? FindByKey(string list, string key)
        => Of(list)?.FirstOrDefault(item => string.Equals(item.ItemKey, key, StringComparison.OrdinalIgnoreCase));

    /// <summary>The country of an address: by its code, else by its text.</summary>
    public ListItem? Country(AddressRow? address) => address switch
    {
        null => null,
        { CountryCode: { } code } when countriesByCode.TryGetValue(code, out var country) => country,
        { Country: { } text } => Of(Countries)?.FirstOrDefault(item => string.Equals(item.Name, text.Trim(), StringComparison.OrdinalIgnoreCase)),
        _ => null,
    };
}

internal sealed record ListItem
{
    public string List { get; init; } = "";

    public int ItemId { get; init; }

    public string? ItemKey { get; init; }

    public string Name { get; init; } = "";

    public string? Tooltip { get; init; }

    public int Rank { get; init; }

    public bool Deleted { get; init; }

    public DateTime ChangedAt { get; init; }

    public string? Alpha3 { get; init; }
}
