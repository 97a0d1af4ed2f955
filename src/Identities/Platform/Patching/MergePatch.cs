using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.JsonPatch;
using Microsoft.AspNetCore.JsonPatch.Operations;

namespace Identities.Platform.Patching;

/// <summary>A JSON Merge Patch (RFC 7396): a document that looks like the result, with null where a member is to go.</summary>
internal sealed class MergePatch
{
    private MergePatch(JsonNode? document) => Document = document;

    public JsonNode? Document { get; }

    public static PatchOutcome<MergePatch> Read(ReadOnlyMemory<byte> body, PatchSyntax syntax)
    {
        var parsing = StrictJson.Parse(body.Span);
        if (parsing.Failed)
        {
            return parsing.Failure;
        }

        if (StrictJson.HasUnstorableText(parsing.Value))
        {
            return PatchFailure.Malformed(StrictJson.UnstorableText);
        }

        return StrictJson.Build(parsing.Value, syntax, out var document) is { } fault
            ? PatchFailure.Malformed(fault)
            : new MergePatch(document);
    }

    /// <summary>
    /// The operations that do to this document what the merge patch asks: <c>replace</c> or <c>add</c> for a value, <c>remove</c>
    /// for null, and none for null where there is no member. Objects are merged into objects; anything else is written whole.
    /// </summary>
    public JsonPatchDocument ToOperations(JsonNode? document, IPatchRules rules)
    {
        var operations = new List<Operation>();
        if (Document is JsonObject patch && document is JsonObject target)
        {
            Merge(patch, target, [], rules, operations);
        }
        else
        {
            operations.Add(new PatchOperation(null, "replace", JsonPointer.Of([]), null, WithoutNulls(Document)));
        }

        return PatchOperation.DocumentOf(operations);
    }

    private static void Merge(JsonObject patch, JsonObject target, List<string> path, IPatchRules rules, List<Operation> operations)
    {
        foreach (var (token, value) in patch)
        {
            var name = rules.MemberName(CollectionsMarshal.AsSpan(path), target, token);
            path.Add(name ?? token);

            JsonNode? current = null;
            var exists = name is not null && target.TryGetPropertyValue(name, out current);
            if (value is JsonObject inner && current is JsonObject innerTarget)
            {
                Merge(inner, innerTarget, path, rules, operations);
            }
            else if (value is not null)
            {
                operations.Add(Operation(exists ? "replace" : "add", WithoutNulls(value)));
            }
            else if (exists || name is null)
            {
                operations.Add(Operation("remove", null));
            }

            path.RemoveAt(path.Count - 1);
        }

        PatchOperation Operation(string operation, JsonNode? node) =>
            new(null, operation, JsonPointer.Of(CollectionsMarshal.AsSpan(path)), null, node);
    }

    // RFC 7396 section 2: what is not there yet is merged into an empty object. Nulls inside arrays are values.
    private static JsonNode? WithoutNulls(JsonNode? value) =>
        value is JsonObject members
            ? new JsonObject(members
                .Where(member => member.Value is not null)
                .Select(member => KeyValuePair.Create(member.Key, WithoutNulls(member.Value))))
            : value?.DeepClone();
}
