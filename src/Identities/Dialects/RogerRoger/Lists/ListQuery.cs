using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Problems;

namespace Identities.Dialects.RogerRoger.Lists;

/// <summary>
/// What is asked of a list: <c>page</c> and <c>itemsPerPage</c>, and filters in the parameters. Unknown parameters and filters that make
/// no sense are ignored; pages that make none are refused.
/// </summary>
internal sealed class ListQuery
{
    private const int DefaultItemsPerPage = 15;
    private const int MaxItemsPerPage = 30;

    private readonly Problem? problem;

    private ListQuery(HttpRequest request)
    {
        Parameters = new PhpQuery(request.QueryString.Value);
        Iris = new Iris(request);

        Page = 1;
        ItemsPerPage = DefaultItemsPerPage;

        if (Parameters.One("page") is { } page)
        {
            Page = Number(page) ?? 0;
            problem = Page < 1 ? RogerRogerProblems.Malformed("Page should not be less than 1") : null;
        }

        if (Parameters.One("itemsPerPage") is { } limit)
        {
            var asked = Number(limit);
            ItemsPerPage = Math.Clamp(asked ?? DefaultItemsPerPage, 0, MaxItemsPerPage);
            problem ??= asked is null ? RogerRogerProblems.Malformed("Limit should be a whole number")
                : asked < 0 ? RogerRogerProblems.Malformed("Limit should not be less than 0")
                : null;
        }

        if (ItemsPerPage == 0 && Page > 1)
        {
            problem ??= RogerRogerProblems.Malformed("Page should not be greater than 1 if limit is equal to 0");
        }
    }

    public PhpQuery Parameters { get; }

    public Iris Iris { get; }

    /// <summary>Counted from 1.</summary>
    public int Page { get; }

    public int ItemsPerPage { get; }

    /// <summary>How many items stand before the page.</summary>
    public long Skipped => (Page - 1L) * ItemsPerPage;

    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static ValueTask<ListQuery?> BindAsync(HttpContext context) => new(new ListQuery(context.Request));

    public bool Rejected([NotNullWhen(true)] out Problem? rejection)
    {
        rejection = problem;
        return problem is not null;
    }

    /// <summary>A text to find; null when there is none.</summary>
    public string? Text(string name) => Parameters.One(name) is { } text && !string.IsNullOrWhiteSpace(text) && IsStorable(text) ? text.Trim() : null;

    /// <summary>Texts of which one must be met; null when there is no filter.</summary>
    public string[]? Texts(string name)
    {
        var texts = Parameters.All(name).Where(text => !string.IsNullOrWhiteSpace(text) && IsStorable(text)).Select(text => text.Trim()).Distinct().ToArray();
        return texts.Length == 0 ? null : texts;
    }

    /// <summary>Ids of which one must be met, as UUIDs or as IRIs; null when there is no filter.</summary>
    public Guid[]? Ids(string name, Resource resource)
    {
        var ids = Parameters.All(name).Select(text => Iris.ReadId(text.Trim(), resource)).OfType<Guid>().Distinct().ToArray();
        return ids.Length == 0 ? null : ids;
    }

    public bool? Flag(string name) => FlagOf(Parameters.One(name));

    /// <summary>A flag among the items of an array, as in <c>exists[archivedAt]</c>.</summary>
    public bool? Flag(string name, string key) => FlagOf(Parameters.Items(name).LastOrDefault(item => item.Key == key).Value);

    /// <summary>The orders that are asked for and known, each with whether it descends, the most important first.</summary>
    public IReadOnlyList<(string Name, bool Descends)> Orders(params string[] known) =>
    [
        .. from item in Parameters.Items("order")
           where known.Contains(item.Key)
           let direction = item.Value.ToUpperInvariant()
           where direction is "ASC" or "DESC"
           select (item.Key, direction == "DESC"),
    ];

    /// <summary>The moments that a date must lie between: not before the first, and before the second. Whole seconds are compared, as they are shown.</summary>
    public (DateTime? From, DateTime? Before) Moments(string name)
    {
        DateTime? from = null;
        DateTime? before = null;

        foreach (var (key, text) in Parameters.Items(name))
        {
            if (!Dates.TryRead(text.Trim(), out var moment))
            {
                continue;
            }

            var second = Platform.Http.Timestamps.CutToSeconds(moment);
            var next = second > DateTime.MaxValue.AddSeconds(-1) ? DateTime.MaxValue : second.AddSeconds(1);
            var notBefore = second == moment ? second : next;

            switch (key)
            {
                case "after":
                    from = Later(from, notBefore);
                    break;
                case "strictly_after":
                    from = Later(from, next);
                    break;
                case "before":
                    before = Earlier(before, next);
                    break;
                case "strictly_before":
                    before = Earlier(before, notBefore);
                    break;
                default:
                    break;
            }
        }

        return (from, before);
    }

    private static DateTime Later(DateTime? one, DateTime other) => one > other ? one.Value : other;

    private static DateTime Earlier(DateTime? one, DateTime other) => one < other ? one.Value : other;

    private static bool? FlagOf(string? text) => text switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    // A page beyond all numbers is a page behind the last one.
    private static int? Number(string text)
    {
        var digits = text.StartsWith('-') ? text[1..] : text;

        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
        {
            return null;
        }

        var size = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
        return text.StartsWith('-') ? -size : size;
    }

    private static bool IsStorable(string text) => !text.Contains('\0', StringComparison.Ordinal) && !text.Contains('\uFFFD', StringComparison.Ordinal);
}
