using System.Text.Json.Nodes;
using Microsoft.AspNetCore.JsonPatch;

namespace Identities.Platform.Patching;

/// <summary>
/// The document's own members that a patch names, in any case: it can neither see nor change another, so a document to patch may do
/// without what is not among them.
/// </summary>
internal sealed class NamedMembers
{
    private readonly HashSet<string>? names;

    private NamedMembers(IEnumerable<string>? names) => this.names = names?.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every member there is.</summary>
    public static NamedMembers All { get; } = new(null);

    public static NamedMembers Of(JsonPatchDocument patch)
    {
        var pointers = patch.Operations.Cast<PatchOperation>().SelectMany(operation => new[] { operation.Pointer, operation.Source }).OfType<JsonPointer>().ToArray();

        return Array.Exists(pointers, pointer => pointer.Tokens.Length == 0) ? All : new NamedMembers(pointers.Select(pointer => pointer.Tokens[0]));
    }

    public static NamedMembers Of(MergePatch patch) => patch.Document is JsonObject members ? new NamedMembers(members.Select(member => member.Key)) : All;

    public bool Contains(string member) => names is null || names.Contains(member);

    public bool ContainsAny(params ReadOnlySpan<string> members)
    {
        foreach (var member in members)
        {
            if (Contains(member))
            {
                return true;
            }
        }

        return false;
    }
}
