using System.Text;
using System.Text.Json.Nodes;
using Identities.Platform.Patching;
using Microsoft.AspNetCore.JsonPatch;

namespace Identities.Tests.Platform.Patching;

/// <summary>Patches written as text, applied by rules that leave everything to the RFCs unless told otherwise.</summary>
internal static class Patching
{
    public static PatchOutcome<JsonPatchDocument> Read(string patch, PatchSyntax syntax = default) =>
        JsonPatchReader.Read(Encoding.UTF8.GetBytes(patch), syntax);

    public static PatchOutcome<JsonNode?> Apply(string document, string patch, IPatchRules? rules = null, PatchSyntax syntax = default) =>
        Apply(JsonNode.Parse(document), patch, rules, syntax);

    public static PatchOutcome<JsonNode?> Apply(JsonNode? document, string patch, IPatchRules? rules = null, PatchSyntax syntax = default)
    {
        var reading = Read(patch, syntax);
        return reading.Failed ? reading.Failure : PatchEngine.Apply(reading.Value, document, rules ?? new Unruled());
    }

    public static PatchOutcome<JsonNode?> Merge(string document, string patch, IPatchRules? rules = null) =>
        Merge(JsonNode.Parse(document), patch, rules);

    public static PatchOutcome<JsonNode?> Merge(JsonNode? document, string patch, IPatchRules? rules = null)
    {
        var reading = MergePatch.Read(Encoding.UTF8.GetBytes(patch), default);
        return reading.Failed ? reading.Failure : PatchEngine.Apply(reading.Value, document, rules ?? new Unruled());
    }

    public static string Text(this JsonNode? node) => node?.ToJsonString() ?? "null";
}

/// <summary>A surface without any rules of its own: the RFCs alone.</summary>
internal sealed class Unruled : IPatchRules;
