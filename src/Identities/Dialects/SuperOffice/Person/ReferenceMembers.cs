using System.Text.Json;
using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Lists;
using Identities.Dialects.SuperOffice.Wire;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>Users, companies and items of lists, as the carriers that refer to them.</summary>
internal static class ReferenceMembers
{
    /// <summary>A user that callers only read.</summary>
    public static PersonMember User(string name, string description, Func<PersonRow, (int? Number, string? Name)> user)
    {
        return PersonMember.Shown(name, Carriers.Associate, description, Write) with { Nullable = true, NamedBy = [name] };

        void Write(Utf8JsonWriter json, in PersonView it) => WriteUser(json, user(it.Person).Number, user(it.Person).Name);
    }

    public static void WriteUser(Utf8JsonWriter json, int? number, string? name)
    {
        if (number is not { } associateId)
        {
            json.WriteNullValue();
            return;
        }

        Carriers.Associate.Write(
            json,
            [
                ("AssociateId", associateId), ("Name", name), ("Tooltip", ""), ("Type", "InternalAssociate"), ("FullName", name),
                ("FormalName", name), ("UserName", name),
            ]);
    }

    public static void WriteContact(Utf8JsonWriter json, PersonRow person) => Carriers.Contact.Write(
        json,
        [
            ("ContactId", person.CompanyNumber!.Value), ("Name", person.CompanyName), ("FullName", person.CompanyName),
            ("IsOwnerContact", person.CompanyIsOurs),
        ]);

    /// <summary>The carrier of an item of a list; empty when nothing, or nothing known, is referred to.</summary>
    public static JsonNode Item(Shape reference, int itemId, KnownLists lists)
        => lists.Find(reference.List!, itemId) is { } item
            ? CarrierJson.Tree(json => WriteItem(json, reference, item))
            : reference.Default()!;

    public static void WriteItem(Utf8JsonWriter json, Shape reference, ListItem item)
    {
        if (reference.List != KnownLists.Countries)
        {
            reference.Write(json, [("Id", item.ItemId), ("Value", item.Name), ("Tooltip", item.Tooltip ?? "")]);
            return;
        }

        reference.Write(
            json,
            [
                ("CountryId", item.ItemId), ("Name", item.Name), ("EnglishName", item.Name), ("TwoLetterISOCountry", item.ItemKey),
                ("ThreeLetterISOCountry", item.Alpha3), ("Rank", item.Rank), ("Tooltip", item.Tooltip ?? ""), ("Deleted", item.Deleted),
            ]);
    }
}
