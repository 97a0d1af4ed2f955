using System.Text.Json;
using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Lists;
using Identities.Dialects.SuperOffice.Wire;
using static Identities.Dialects.SuperOffice.Person.PersonMember;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>Lists of which a person has chosen some items.</summary>
internal static class ChoiceMembers
{
    /// <param name="name">The member.</param>
    /// <param name="description">What it is.</param>
    /// <param name="list">The list to choose from.</param>
    /// <param name="counter">The member that counts what is chosen.</param>
    public static PersonMember Of(string name, string description, string list, params string[] counter)
    {
        var shape = Shape.Array(ShapeKind.Choices, Carriers.ListItem, list);

        return new(name, shape, description, Write, Into(Read)) { NamedBy = [name, .. counter] };

        void Write(Utf8JsonWriter json, in PersonView it)
        {
            json.WriteStartArray();

            foreach (var (item, isChosen) in Items(it, list))
            {
                it.Lists.Write(json, item, isChosen);
            }

            json.WriteEndArray();
        }

        void Read(PersonMatch match)
        {
            var standing = match.Before.Chosen.Where(row => row.List == list).ToList();
            var named = match.Patched[name]!.AsArray().ToDictionary(item => (int)item!["Id"]!, item => (bool)item!["Selected"]!);

            // An item that the list does not have any more cannot be named, so it stays.
            var kept = standing.Where(row => !named.TryGetValue(row.ChosenId, out var selected) || selected);

            var added = named
                .Where(item => item.Value && standing.TrueForAll(row => row.ChosenId != item.Key))
                .Select(item => new ChosenRow { ChosenItemId = Guid.CreateVersion7(), List = list, ChosenId = item.Key });

            match.After.Chosen = PersonMatch.Replace(match.Before.Chosen, match.After.Chosen, row => row.List == list, [.. kept, .. added]);
        }
    }

    /// <summary>How many items are chosen.</summary>
    public static PersonMember Count(string name, string description, string list, string choices)
    {
        return Shown(name, Carriers.Whole, description, Write) with { NamedBy = [choices, name] };

        void Write(Utf8JsonWriter json, in PersonView it) => json.WriteNumberValue(Items(it, list).Count(choice => choice.IsChosen));
    }

    /// <summary>An item of a list as callers choose it.</summary>
    public static JsonNode Item(ListItem item, bool selected) => CarrierJson.Tree(json => WriteItem(json, item, selected));

    public static void WriteItem(Utf8JsonWriter json, ListItem item, bool selected) => Carriers.ListItem.Write(
        json,
        [
            ("Id", item.ItemId), ("Name", item.Name), ("ToolTip", item.Tooltip ?? ""), ("Deleted", item.Deleted), ("Rank", item.Rank),
            ("Type", ""), ("IconHint", ""), ("Selected", selected), ("LastChanged", Dates.Text(item.ChangedAt)), ("ExtraInfo", ""), ("StyleHint", ""),
            ("FullName", item.Name),
        ]);

    // A deleted item is still shown to people who have chosen it.
    private static IEnumerable<(ListItem Item, bool IsChosen)> Items(PersonView it, string list)
    {
        var chosen = it.State.Chosen.Where(row => row.List == list).Select(row => row.ChosenId).ToHashSet();

        return (it.Lists.Of(list) ?? [])
            .Select(item => (Item: item, IsChosen: chosen.Contains(item.ItemId)))
            .Where(choice => !choice.Item.Deleted || choice.IsChosen);
    }
}
