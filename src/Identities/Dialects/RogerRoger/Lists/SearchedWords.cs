namespace Identities.Dialects.RogerRoger.Lists;

/// <summary>The words of a search, as patterns that find them anywhere in a text.</summary>
internal static class SearchedWords
{
    /// <summary>One pattern a word; null when nothing is searched for.</summary>
    public static string[]? In(string? text)
        => text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } words ? [.. words.Distinct().Select(Pattern)] : null;

    private static string Pattern(string word)
        => "%" + word
            .Replace(@"\", @"\\", StringComparison.Ordinal)
            .Replace("%", @"\%", StringComparison.Ordinal)
            .Replace("_", @"\_", StringComparison.Ordinal) + "%";
}
