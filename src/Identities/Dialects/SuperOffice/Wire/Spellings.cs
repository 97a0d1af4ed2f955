using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Identities.Platform.Problems;

namespace Identities.Dialects.SuperOffice.Wire;

/// <summary>
/// Names match in any case here, so that two spellings of one member in one object say two things of it: that is refused. The same
/// spelling twice never gets here, of which the last one wins as the contract says.
/// </summary>
internal static class Spellings
{
    /// <summary>Why what was sent is refused; null when no object of it spells a member in two ways.</summary>
    public static Problem? Judge(JsonNode? sent) => FoundTwice(sent) is { } name
        ? SuperOfficeProblems.Invalid($"The member {Shortened(name)} stands twice in one object, in two spellings; name it once.")
        : null;

    private static string? FoundTwice(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                var names = members.Count > 1 ? new HashSet<string>(members.Count, SameMember.Comparer) : null;

                foreach (var (name, value) in members)
                {
                    if (names?.Add(name) == false)
                    {
                        return name;
                    }

                    if (FoundTwice(value) is { } below)
                    {
                        return below;
                    }
                }

                return null;

            case JsonArray items:
                return items.Select(FoundTwice).FirstOrDefault(name => name is not null);

            default:
                return null;
        }
    }

    private static string Shortened(string name) => name.Length <= 200 ? name : name[..200] + "…";

    // Keys of custom fields are equal to the store when their small letters are; ς and σ have the same capital and are two keys.
    private sealed class SameMember : IEqualityComparer<string>
    {
        public static readonly SameMember Comparer = new();

        [SuppressMessage("Globalization", "CA1308:Normalize strings to uppercase", Justification = "Small letters decide in the store, too.")]
        public bool Equals(string? x, string? y)
            => StringComparer.OrdinalIgnoreCase.Equals(x, y) && x?.ToLowerInvariant() == y?.ToLowerInvariant();

        public int GetHashCode(string obj) => StringComparer.OrdinalIgnoreCase.GetHashCode(obj);
    }
}
