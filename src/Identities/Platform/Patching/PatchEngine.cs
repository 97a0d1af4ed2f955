using System.Text.Json.Nodes;
using Microsoft.AspNetCore.JsonPatch;

namespace Identities.Platform.Patching;

/// <summary>Applies patches: all of one, or none (RFC 5789 section 2). A patch may be applied again.</summary>
internal static class PatchEngine
{
    /// <summary>Applies a patch to a copy of a document, which stays as it is.</summary>
    /// <param name="patch">From <see cref="JsonPatchReader"/> or <see cref="MergePatch.ToOperations"/>.</param>
    /// <param name="document">What to patch.</param>
    /// <param name="rules">What the surface lets be written.</param>
    public static PatchOutcome<JsonNode?> Apply(JsonPatchDocument patch, JsonNode? document, IPatchRules rules)
    {
        var patching = ApplyTo(new PatchedDocument(document?.DeepClone(), JsonMeasure.Of(document).Bytes), patch, rules);
        return patching.Failed ? patching.Failure : patching.Value.Root;
    }

    public static PatchOutcome<JsonNode?> Apply(MergePatch patch, JsonNode? document, IPatchRules rules) =>
        Apply(patch.ToOperations(document, rules), document, rules);

    /// <summary>Applies a patch to a document that nobody needs as it was; after a failure it is neither that nor patched.</summary>
    public static PatchOutcome<PatchedDocument> ApplyTo(PatchedDocument patched, JsonPatchDocument patch, IPatchRules rules)
    {
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

        return patched;
    }

    public static PatchOutcome<PatchedDocument> ApplyTo(PatchedDocument patched, MergePatch patch, IPatchRules rules) =>
        ApplyTo(patched, patch.ToOperations(patched.Root, rules), rules);
}
