using System.Text.Json.Nodes;
using Microsoft.AspNetCore.JsonPatch;

namespace Identities.Platform.Patching;

/// <summary>
/// Applies a patch to a copy of a document: all of it, or none (RFC 5789 section 2). The document given stays as it is, and the
/// patch may be applied again.
/// </summary>
internal static class PatchEngine
{
    /// <param name="patch">From <see cref="JsonPatchReader"/> or <see cref="MergePatch.ToOperations"/>.</param>
    /// <param name="document">What to patch.</param>
    /// <param name="rules">What the surface lets be written.</param>
    public static PatchOutcome<JsonNode?> Apply(JsonPatchDocument patch, JsonNode? document, IPatchRules rules)
    {
        var patched = new PatchedDocument(document);
        var adapter = new JsonNodeAdapter(rules);

        // JsonPatchDocument.ApplyTo stops at a failure only by an exception, so its loop is ours and its dispatch the library's.
        foreach (var operation in patch.Operations)
        {
            operation.Apply(patched, adapter);
            if (adapter.Failure is { } failure)
            {
                return failure;
            }
        }

        return patched.Root;
    }

    public static PatchOutcome<JsonNode?> Apply(MergePatch patch, JsonNode? document, IPatchRules rules) =>
        Apply(patch.ToOperations(document, rules), document, rules);
}
