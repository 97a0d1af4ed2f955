using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Lists;
using Identities.Platform.Patching;

namespace Identities.Dialects.SuperOffice.Person.Rules;

/// <summary>What rules judge a patch by.</summary>
/// <param name="Original">The person before the patch.</param>
/// <param name="Zone">Of dates without one.</param>
/// <param name="Merges">The patch is a merge patch.</param>
internal sealed record PatchScope(OriginalPerson Original, TimeZoneInfo Zone, bool Merges)
{
    public KnownLists Lists => Original.Lists;

    /// <summary>What the person has at a path, where the patch is applied to another document.</summary>
    public JsonNode? At(ReadOnlySpan<string> path)
    {
        JsonNode? node = Original.Document;

        foreach (var token in path)
        {
            node = node switch
            {
                JsonObject members => members[token],
                JsonArray items when JsonPointer.IndexNamedBy(token) is { } index && index < items.Count => items[index],
                _ => null,
            };
        }

        return node;
    }
}
