using System.Text.Json;
using System.Text.Json.Nodes;
using Identities.Addresses;
using Identities.Aliases;
using Identities.EntityFields;
using Identities.Notes;
using Identities.PersonTags;
using Identities.Platform.Http;

namespace Identities.People.PatchPerson;

/// <summary>
/// The collections of a person as a patch wants them. Items match by id, custom fields without one by their name and tags by their tag;
/// only what the patch has changed is judged, so that what another surface stored beyond the native limits stays untouched.
/// </summary>
internal sealed class PatchedPerson
{
    private PatchedPerson()
    {
    }

    public required IReadOnlyList<AliasRequest> Aliases { get; init; }

    public required IReadOnlyList<AddressRequest> Addresses { get; init; }

    public required IReadOnlyList<EntityFieldRequest> EntityFields { get; init; }

    public required IReadOnlyList<PersonTagRequest> Tags { get; init; }

    public required IReadOnlyList<NoteRequest> Notes { get; init; }

    /// <summary>Reads the collections that the patch has touched; the others are as they are stored.</summary>
    public static Input<PatchedPerson> Read(
        JsonObject document,
        IReadOnlyCollection<PersonCollection> touched,
        IdentityPersonItem stored,
        PersonShape shape,
        DateTime now)
    {
        var errors = new FieldErrors();

        var person = new PatchedPerson
        {
            Aliases = Items(Touched(PersonCollection.Aliases), PersonCollection.Aliases, stored.Aliases, alias => alias.PersonAliasId, shape, errors, AliasRequest.Of, AliasRequest.Read),
            Addresses = Items(Touched(PersonCollection.Addresses), PersonCollection.Addresses, stored.Addresses, address => address.PersonAddressId, shape, errors, AddressRequest.Of, AddressRequest.Read),
            EntityFields = Items(Touched(PersonCollection.EntityFields), PersonCollection.EntityFields, stored.EntityFields, field => field.EntityFieldId, shape, errors, EntityFieldRequest.Of, EntityFieldRequest.Read, MatchByName),
            Tags = Items(Touched(PersonCollection.Tags), PersonCollection.Tags, stored.Tags, tag => tag.PersonTagId, shape, errors, PersonTagRequest.Of, fields => PersonTagRequest.Read(fields, now), MatchByTag),
            Notes = Items(Touched(PersonCollection.Notes), PersonCollection.Notes, stored.Notes, note => note.NoteId, shape, errors, NoteRequest.Of, NoteRequest.Read),
        };

        if (!errors.Any)
        {
            RefuseRepeated(errors, "aliases", "personAliasId", person.Aliases.Select(alias => alias.PersonAliasId.ToString()!));
            RefuseRepeated(errors, "addresses", "personAddressId", person.Addresses.Select(address => address.PersonAddressId.ToString()!));
            RefuseRepeated(errors, "entityFields", "entityFieldId", person.EntityFields.Select(field => field.EntityFieldId.ToString()!));
            RefuseRepeated(errors, "entityFields", "name", person.EntityFields.Select(field => field.Name));
            RefuseRepeated(errors, "tags", "tagId", person.Tags.Select(tag => tag.TagId.ToString()));
            RefuseRepeated(errors, "tags", "personTagId", person.Tags.Select(tag => tag.PersonTagId.ToString()!));
            RefuseRepeated(errors, "notes", "noteId", person.Notes.Select(note => note.NoteId.ToString()!));
        }

        return errors.ToProblem() is { } invalid ? invalid : person;

        JsonObject? Touched(PersonCollection collection) => touched.Contains(collection) ? document : null;
    }

    private static Guid? MatchByName(JsonObject item, IReadOnlyList<EntityField> stored)
    {
        if (item["name"] is not JsonValue value
            || !value.TryGetValue<string>(out var name)
            || stored.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } known)
        {
            return null;
        }

        // The first spelling is kept; to rename a field takes its id.
        item["name"] = known.Name;
        return known.EntityFieldId;
    }

    private static Guid? MatchByTag(JsonObject item, IReadOnlyList<PersonTag> stored)
        => item["tagId"] is JsonValue value && value.TryGetValue<string>(out var text) && Uuid.TryParse(text, out var tagId)
            ? stored.FirstOrDefault(tag => tag.TagId == tagId)?.PersonTagId
            : null;

    private static List<TRequest> Items<TItem, TRequest>(
        JsonObject? document,
        PersonCollection collection,
        IReadOnlyList<TItem> stored,
        Func<TItem, Guid> idOf,
        PersonShape shape,
        FieldErrors errors,
        Func<TItem, TRequest> unchanged,
        Func<JsonFields, TRequest> read,
        Func<JsonObject, IReadOnlyList<TItem>, Guid?>? match = null)
    {
        if (document is null)
        {
            return [.. stored.Select(unchanged)];
        }

        var items = new List<TRequest>();
        var storedById = stored.ToDictionary(idOf);

        foreach (var (place, key, node) in Nodes(document[collection.Name], collection, shape, errors))
        {
            if (node is not JsonObject item)
            {
                errors.Add(place, "Must be an object.");
                continue;
            }

            // An id of its own, the map's key, the row that the item means, or a new one.
            if (item[collection.ItemId] is null)
            {
                item[collection.ItemId] = key ?? (match?.Invoke(item, stored) ?? Guid.CreateVersion7()).ToString();
            }

            var isStored = item[collection.ItemId] is JsonValue value
                           && value.TryGetValue<string>(out var text)
                           && Uuid.TryParse(text, out var id)
                           && storedById.TryGetValue(id, out var known)
                           && IsUnchanged(item, known);

            items.Add(isStored
                ? unchanged(storedById[Guid.Parse((string)item[collection.ItemId]!)])
                : read(new JsonFields(JsonSerializer.SerializeToElement(item), errors, place + ".")));
        }

        return items;
    }

    private static bool IsUnchanged<TItem>(JsonObject item, TItem stored)
        => JsonSerializer.SerializeToNode(stored, ServiceJson.Options)!.AsObject() is var known
           && JsonNode.DeepEquals(item, known)
           && item["numberValue"]?.ToJsonString() == known["numberValue"]?.ToJsonString();

    private static IEnumerable<(string Place, string? Key, JsonNode? Node)> Nodes(
        JsonNode? node,
        PersonCollection collection,
        PersonShape shape,
        FieldErrors errors)
    {
        switch (node)
        {
            case null:
                return [];
            case JsonArray array when shape == PersonShape.List:
                return array.Select((item, index) => ($"{collection.Name}[{index}]", (string?)null, item));
            case JsonObject map when shape == PersonShape.Keyed:
                return map.Select(item => ($"{collection.Name}.{item.Key}", (string?)item.Key, item.Value)).ToArray();
            default:
                errors.Add(collection.Name, shape == PersonShape.List ? "Must be an array." : "Must be an object from ids to items.");
                return [];
        }
    }

    private static void RefuseRepeated(FieldErrors errors, string list, string member, IEnumerable<string> values)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

        foreach (var (index, value) in values.Index())
        {
            if (!seen.Add(value))
            {
                errors.Add($"{list}[{index}].{member}", "Another item has the same.");
            }
        }
    }
}
