using System.Text.Json;
using System.Text.Json.Nodes;
using Identities.Platform.Http;

namespace Identities.People;

/// <summary>A person as the JSON document that GET answers and a patch is applied to, in either shape.</summary>
internal static class PersonDocument
{
    public const string PersonId = "personId";

    public static JsonObject Of(IdentityPersonItem person, PersonShape shape)
    {
        var document = JsonSerializer.SerializeToNode(person, ServiceJson.Options)!.AsObject();

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
