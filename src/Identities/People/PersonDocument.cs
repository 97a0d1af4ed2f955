using System.Text.Json.Nodes;
using Identities.Platform.Http;
using Identities.Platform.Patching;

namespace Identities.People;

/// <summary>A person as the JSON document that GET answers and a patch is applied to, in either shape.</summary>
internal static class PersonDocument
{
    public const string PersonId = "personId";

    public static JsonObject Of(IdentityPersonItem person, PersonShape shape)
        => InShape(JsonNode.Parse(ServiceJson.Written(((IJsonCarrier)person).WriteTo).WrittenSpan)!.AsObject(), shape);

    /// <summary>The document for a patch to change, without the collections that it does not name.</summary>
    public static PatchedDocument ToPatch(IdentityPersonItem person, PersonShape shape, NamedMembers named)
    {
        var document = new JsonObject { [PersonId] = person.PersonId.ToString() };
        var bytes = JsonMeasure.Of(document).Bytes;

        foreach (var collection in PersonCollection.All.Where(collection => named.Contains(collection.Name)))
        {
            // What the patch does not look into stays text.
            var text = ServiceJson.Written(json => json.WriteArray(collection.ItemsOf(person))).WrittenSpan;
            var items = JsonNode.Parse(text)!;

            if (shape == PersonShape.Keyed)
            {
                items = Keyed(items.AsArray(), collection.ItemId);
            }

            document[collection.Name] = items;
            bytes += JsonMeasure.OfName(collection.Name) + (shape == PersonShape.Keyed ? JsonMeasure.Of(items).Bytes : text.Length);
        }

        return new PatchedDocument(document, bytes);
    }

    /// <summary>What an answer shows in the shape that the caller wants.</summary>
    public static Versioned<object> Shown(Versioned<IdentityPersonItem> person, PersonShape shape)
        => new(shape == PersonShape.List ? person.Value : Of(person.Value, shape), person.Mark, person.ModifiedAt);

    private static JsonObject InShape(JsonObject document, PersonShape shape)
    {
        if (shape == PersonShape.Keyed)
        {
            foreach (var collection in PersonCollection.All)
            {
                document[collection.Name] = Keyed(document[collection.Name]!.AsArray(), collection.ItemId);
            }
        }

        return document;
    }

    private static JsonObject Keyed(JsonArray items, string itemId)
    {
        var byId = new JsonObject();

        while (items is [{ } item, ..])
        {
            items.RemoveAt(0);
            byId[(string)item[itemId]!] = item;
        }

        return byId;
    }
}
