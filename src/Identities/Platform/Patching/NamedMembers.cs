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

    private NamedMembers(HashSet<string>? names) => this.names = names;

    /// <summary>Every member there is.</summary>
    public static NamedMembers All { get; } = new(null);

    public static NamedMembers Of(JsonPatchDocument patch)
    {
        var names = Names();

        foreach (var operation in patch.Operations.Cast<PatchOperation>())
        {
            foreach (var pointer in (ReadOnlySpan<JsonPointer?>)[operation.Pointer, operation.Source])
            {
                if (pointer is { Tokens.Length: 0 })
                {
                    return All;
                }

                if (pointer is not null)
                {
                    names.Add(pointer.Tokens[0]);
                }
            }
        }

        return new NamedMembers(names);
    }

    public static NamedMembers Of(MergePatch patch)
    {
        if (patch.Document is not JsonObject members)
        {
            return All;
        }

        var names = Names();
        names.UnionWith(members.Select(member => member.Key));
        return new NamedMembers(names);
    }

    private static HashSet<string> Names() => new(StringComparer.OrdinalIgnoreCase);

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
