using System.Text.Json.Nodes;
using Identities.Platform.Patching;

namespace Identities.Tests.Platform.Patching;

/// <summary>
/// A JSON Patch, as text, that makes one document out of another; not the shortest, but it uses five of the six operations.
/// </summary>
internal static class JsonDiff
{
    public static string Between(JsonNode? from, JsonNode? to)
    {
        var operations = new JsonArray { Operation("test", [], from) };
        Compare(from, to, [], operations);
        operations.Add(Operation("test", [], to));
        return operations.ToJsonString();
    }

    private static void Compare(JsonNode? from, JsonNode? to, string[] path, JsonArray operations)
    {
        if (from is JsonObject fromMembers && to is JsonObject toMembers)
        {
            CompareMembers(fromMembers, toMembers, path, operations);
        }
        else if (from is JsonArray fromItems && to is JsonArray toItems)
        {
            CompareItems(fromItems, toItems, path, operations);
        }
        else if (!JsonNode.DeepEquals(from, to))
        {
            operations.Add(Operation("replace", path, to));
        }
    }

    private static void CompareMembers(JsonObject from, JsonObject to, string[] path, JsonArray operations)
    {
        var gone = from.Where(member => !to.ContainsKey(member.Key)).ToList();
        foreach (var (name, value) in to)
        {
            if (from.TryGetPropertyValue(name, out var current))
            {
                Compare(current, value, [.. path, name], operations);
            }
            else if (gone.FindIndex(member => JsonNode.DeepEquals(member.Value, value)) is >= 0 and var moved)
            {
                operations.Add(Operation("move", [.. path, name], null, [.. path, gone[moved].Key]));
                gone.RemoveAt(moved);
            }
            else
            {
                operations.Add(Operation("add", [.. path, name], value));
            }
        }

        foreach (var (name, _) in gone)
        {
            operations.Add(Operation("remove", [.. path, name], null));
        }
    }

    private static void CompareItems(JsonArray from, JsonArray to, string[] path, JsonArray operations)
    {
        var same = 0;
        while (same < from.Count && same < to.Count && JsonNode.DeepEquals(from[^(same + 1)], to[^(same + 1)]))
        {
            same++;
        }

        var (before, after) = (from.Count - same, to.Count - same);
        for (var at = 0; at < Math.Min(before, after); at++)
        {
            Compare(from[at], to[at], [.. path, $"{at}"], operations);
        }

        for (var at = before; at < after; at++)
        {
            operations.Add(Operation("add", [.. path, same == 0 ? "-" : $"{at}"], to[at]));
        }

        for (var at = before; at > after; at--)
        {
            operations.Add(Operation("remove", [.. path, $"{at - 1}"], null));
        }
    }

    private static JsonObject Operation(string op, string[] path, JsonNode? value, string[]? from = null)
    {
        var operation = new JsonObject { ["op"] = op, ["path"] = JsonPointer.Of(path).Text };
        if (from is not null)
        {
            operation["from"] = JsonPointer.Of(from).Text;
        }
        else if (op != "remove")
        {
            operation["value"] = value?.DeepClone();
        }

        return operation;
    }
}
