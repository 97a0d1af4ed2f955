using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;

namespace Identities.Dialects.SuperOffice.Wire;

/// <summary>
/// The language of an answer. Texts of lists may hold one value per language, <c>NO:"Kunde";US:"Customer"</c>; without a language, or
/// without a value in it, they stay as they are.
/// </summary>
internal sealed partial class Languages
{
    // The texts' marks are countries, the headers' tags are languages.
    private static readonly FrozenDictionary<string, string[]> MarksOf = new Dictionary<string, string[]>
    {
        ["en"] = ["US", "GB", "EN"], ["no"] = ["NO"], ["nb"] = ["NO"], ["nn"] = ["NO"], ["sv"] = ["SE", "SW", "SV"], ["da"] = ["DK", "DA"],
        ["de"] = ["DE", "GE"], ["nl"] = ["NL"], ["fr"] = ["FR"], ["fi"] = ["FI"], ["es"] = ["ES"], ["it"] = ["IT"],
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private readonly List<string> marks = [];

    public static Languages None { get; } = new();

    public bool AreAny => marks.Count > 0;

    public static Languages Of(HttpRequest request)
    {
        var own = request.Headers["SO-Language"].ToString().Trim();

        if (own is "*" or "x" or "X")
        {
            return None;
        }

        var languages = new Languages();

        if (own.Length > 0)
        {
            languages.Add(own);
        }
        else if (StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var accepted))
        {
            foreach (var tag in accepted.Where(tag => tag.Quality is not 0).OrderByDescending(tag => tag.Quality ?? 1))
            {
                languages.Add(tag.Value.ToString());
            }
        }

        return languages;
    }

    /// <summary>A text in the wanted language.</summary>
    public string? In(string? text)
    {
        if (text is null || marks.Count == 0 || !Several().IsMatch(text))
        {
            return text;
        }

        var values = Value().Matches(text).DistinctBy(match => match.Groups["mark"].Value, StringComparer.OrdinalIgnoreCase).ToDictionary(
            match => match.Groups["mark"].Value, match => match.Groups["value"].Value, StringComparer.OrdinalIgnoreCase);

        return marks.Find(values.ContainsKey) is { } mark ? values[mark] : text;
    }

    // The country of a tag says more than its language: en-GB means GB before US.
    private void Add(string tag)
    {
        var parts = tag.Split('-', '_');

        if (parts.Length > 1)
        {
            marks.Add(parts[^1]);
        }

        marks.AddRange(MarksOf.GetValueOrDefault(parts[0], [parts[0]]));
        marks.Add(parts[0]);
    }

    [GeneratedRegex("""^([A-Za-z]{2}:"[^"]*";?)+\z""")]
    private static partial Regex Several();

    [GeneratedRegex("""(?<mark>[A-Za-z]{2}):"(?<value>[^"]*)";?""")]
    private static partial Regex Value();
}
