using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Lists;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>How a consent names its purpose, legal base and source: by the key of a list's item, or by its id.</summary>
internal static class ConsentTerms
{
    /// <summary>The legal base that takes a consent back.</summary>
    public const string Withdrawn = "WITHDRAWN";

    /// <summary>
    /// The item that a consent names; null when there is none. Of a key and an id that disagree the one counts that is not as it stood:
    /// whoever changes one of them leaves the other behind.
    /// </summary>
    public static ListItem? Find(KnownLists lists, string list, JsonNode consent, string member, int? standing)
    {
        var key = Conversion.TextIn(consent[member + "Key"]);
        var byKey = string.IsNullOrWhiteSpace(key) ? null : lists.FindByKey(list, key.Trim());
        var itemId = Conversion.IntIn(consent[member + "Id"]) ?? 0;
        var byId = itemId == 0 ? null : lists.Find(list, itemId);

        if (!string.IsNullOrWhiteSpace(key) && byKey is null || itemId != 0 && byId is null)
        {
            return null;
        }

        return byKey is null || byKey.ItemId == standing && byId is not null ? byId : byKey;
    }

    /// <summary>Names an item by its id, its key and its name.</summary>
    public static void Name(JsonNode consent, string member, ListItem item)
    {
        consent[member + "Id"] = item.ItemId;
        consent[member + "Key"] = item.ItemKey;
        consent[member + "Name"] = item.Name;
    }
}
