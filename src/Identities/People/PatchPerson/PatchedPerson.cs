using System.Text.Json;
using System.Text.Json.Nodes;
using Identities.Addresses;
using Identities.Aliases;
using Identities.EntityFields;
using Identities.Notes;
using Identities.PersonTags;
using Identities.Platform.Http;
using Identities.Platform.Patching;

namespace Identities.People.PatchPerson;

/// <summary>
/// The collections of a person as a patch wants them. Items match by id, custom fields without one by their name and tags by their tag;
/// only what the patch has changed is judged, so that what another surface stored beyond the native limits stays untouched. A collection
/// that the patch leaves as it is is null.
/// </summary>
internal sealed class PatchedPerson
{
    private PatchedPerson()
    {
    }

    public required PatchedItems<AliasRequest>? Aliases { get; init; }

    public required PatchedItems<AddressRequest>? Addresses { get; init; }

    public required PatchedItems<EntityFieldRequest>? EntityFields { get; init; }

    public required PatchedItems<PersonTagRequest>? Tags { get; init; }

    public required PatchedItems<NoteRequest>? Notes { get; init; }

    /// <summary>The collections that differ from what is stored.</summary>
    public IReadOnlyList<PersonCollection> Changed => field ??= [.. PersonCollection.All.Where(IsChanged)];

    /// <summary>Reads the collections that the patch has touched.</summary>
    public static Input<PatchedPerson> Read(
        PatchedDocument document,
        IReadOnlyCollection<PersonCollection> touched,
        IdentityPersonItem stored,
        PersonShape shape,
        DateTime now)
    {
        var errors = new FieldErrors();

        var person = new PatchedPerson
        {
            Aliases = Items(Touched(PersonCollection.Aliases), PersonCollection.Aliases, stored.Aliases, alias => alias.PersonAliasId, shape, errors, AliasRequest.Of, AliasRequest.Read, alias => alias.PersonAliasId),
            Addresses = Items(Touched(PersonCollection.Addresses), PersonCollection.Addresses, stored.Addresses, address => address.PersonAddressId, shape, errors, AddressRequest.Of, AddressRequest.Read, address => address.PersonAddressId),
            EntityFields = Items(Touched(PersonCollection.EntityFields), PersonCollection.EntityFields, stored.EntityFields, field => field.EntityFieldId, shape, errors, EntityFieldRequest.Of, EntityFieldRequest.Read, field => field.EntityFieldId, MatchByName, EntityFieldRequest.IsSame),
            Tags = Items(Touched(PersonCollection.Tags), PersonCollection.Tags, stored.Tags, tag => tag.PersonTagId, shape, errors, PersonTagRequest.Of, fields => PersonTagRequest.Read(fields, now), tag => tag.PersonTagId, MatchByTag),
            Notes = Items(Touched(PersonCollection.Notes), PersonCollection.Notes, stored.Notes, note => note.NoteId, shape, errors, NoteRequest.Of, NoteRequest.Read, note => note.NoteId),
        };

        if (!errors.Any)
        {
            RefuseRepeated(errors, "aliases", "personAliasId", person.Aliases, alias => alias.PersonAliasId.ToString()!);
            RefuseRepeated(errors, "addresses", "personAddressId", person.Addresses, address => address.PersonAddressId.ToString()!);
            RefuseRepeated(errors, "entityFields", "entityFieldId", person.EntityFields, field => field.EntityFieldId.ToString()!);
            RefuseRepeated(errors, "entityFields", "name", person.EntityFields, field => field.Name);
            RefuseRepeated(errors, "tags", "tagId", person.Tags, tag => tag.TagId.ToString());
            RefuseRepeated(errors, "tags", "personTagId", person.Tags, tag => tag.PersonTagId.ToString()!);
            RefuseRepeated(errors, "notes", "noteId", person.Notes, note => note.NoteId.ToString()!);
        }

        return errors.ToProblem() is { } invalid ? invalid : person;

        PatchedDocument? Touched(PersonCollection collection) => touched.Contains(collection) ? document : null;
    }

    private bool IsChanged(PersonCollection collection)
        => collection == PersonCollection.Aliases ? Aliases is not null
            : collection == PersonCollection.Addresses ? Addresses is not null
            : collection == PersonCollection.EntityFields ? EntityFields is not null
            : collection == PersonCollection.Tags ? Tags is not null
            : Notes is not null;

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

    private static PatchedItems<TRequest>? Items<TItem, TRequest>(
        PatchedDocument? document,
        PersonCollection collection,
        IReadOnlyList<TItem> stored,
        Func<TItem, Guid> idOf,
        PersonShape shape,
        FieldErrors errors,
        Func<TItem, TRequest> unchanged,
        Func<JsonFields, TRequest> read,
        Func<TRequest, Guid?> idOfRequest,
        Func<JsonObject, IReadOnlyList<TItem>, Guid?>? match = null,
        Func<TRequest, TRequest, bool>? isSame = null)
        where TRequest : class
    {
        if (document is null)
        {
            return null;
        }

        isSame ??= (one, other) => one.Equals(other);

        var items = new List<TRequest>();
        var changed = new List<TRequest>();
        var storedById = stored.ToDictionary(idOf);

        foreach (var (index, (key, node)) in Nodes(document.Root![collection.Name], collection, shape, errors).Index())
        {
            if (node is not JsonObject item)
            {
                errors.Add(PlaceOf(key, index), "Must be an object.");
                continue;
            }

            // An id of its own, the map's key, the row that the item means, or a new one.
            if (item[collection.ItemId] is null)
            {
                item[collection.ItemId] = key ?? (match?.Invoke(item, stored) ?? Guid.CreateVersion7()).ToString();
            }

            var known = default(TItem);
            var isStored = item[collection.ItemId] is JsonValue value
                           && value.TryGetValue<string>(out var text)
                           && Uuid.TryParse(text, out var id)
                           && storedById.TryGetValue(id, out known);

            if (isStored && !document.HasWritten(item))
            {
                items.Add(unchanged(known!));
                continue;
            }

            var faults = new FieldErrors();
            var fields = new JsonFields(JsonSerializer.SerializeToElement(item), faults, PlaceOf(key, index) + ".");
            var request = read(fields.Only(MemberNames.Of<TItem>()));

            if (isStored && (faults.Any ? IsUnchanged(item, known!) : isSame(request, unchanged(known!))))
            {
                items.Add(unchanged(known!));
                continue;
            }

            errors.Add(faults);
            items.Add(request);
            changed.Add(request);
        }

        if (errors.Any)
        {
            return new PatchedItems<TRequest> { All = items, Added = [], Written = [], Gone = [], Moved = false };
        }

        if (changed is [] && items.Count == stored.Count && items.Select(idOfRequest).SequenceEqual(stored.Select(item => (Guid?)idOf(item))))
        {
            return null;
        }

        Guid[] wanted = [.. items.Select(item => idOfRequest(item)!.Value)];
        Guid[] staying = [.. storedById.Keys.Where(wanted.Contains)];
        var moved = !wanted.AsSpan(0, staying.Length).SequenceEqual(staying);

        return new PatchedItems<TRequest>
        {
            All = items,
            Added = [.. changed.Where(item => !storedById.ContainsKey(idOfRequest(item)!.Value))],
            Written = moved ? items : changed,
            Gone = [.. storedById.Keys.Except(wanted)],
            Moved = moved,
        };

        string PlaceOf(string? key, int index) => key is null ? $"{collection.Name}[{index}]" : $"{collection.Name}.{key}";
    }

    // What is not acceptable is as it was stored, all the same.
    private static bool IsUnchanged<TItem>(JsonObject item, TItem stored)
        => JsonSerializer.SerializeToNode(stored, ServiceJson.Options)!.AsObject() is var known
           && JsonNode.DeepEquals(item, known)
           && item["numberValue"]?.ToJsonString() == known["numberValue"]?.ToJsonString();

    private static IEnumerable<(string? Key, JsonNode? Node)> Nodes(
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
                return array.Select(item => ((string?)null, item));
            case JsonObject map when shape == PersonShape.Keyed:
                return map.Select(item => ((string?)item.Key, item.Value)).ToArray();
            default:
                errors.Add(collection.Name, shape == PersonShape.List ? "Must be an array." : "Must be an object from ids to items.");
                return [];
        }
    }

    private static void RefuseRepeated<TRequest>(
        FieldErrors errors,
        string list,
        string member,
        PatchedItems<TRequest>? items,
        Func<TRequest, string> valueOf)
    {
        if (items is null)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

        foreach (var (index, item) in items.All.Index())
        {
            if (!seen.Add(valueOf(item)))
            {
                errors.Add($"{list}[{index}].{member}", "Another item has the same.");
            }
        }
    }
}

/// <summary>One collection of a person as a patch wants it, and how that differs from what is stored.</summary>
internal sealed record PatchedItems<TRequest>
{
    public required IReadOnlyList<TRequest> All { get; init; }

    /// <summary>Those that are new.</summary>
    public required IReadOnlyList<TRequest> Added { get; init; }

    /// <summary>Those that are new or changed; when items have moved, all of them.</summary>
    public required IReadOnlyList<TRequest> Written { get; init; }

    /// <summary>The ids of those that the patch left out.</summary>
    public required Guid[] Gone { get; init; }

    /// <summary>Whether items have other places than before: those that stay, in another order, or new ones in front of them.</summary>
    public required bool Moved { get; init; }
}
