using Identities.Dialects.RogerRoger.Lists;
using Identities.Dialects.RogerRoger.Person;
using Identities.Dialects.RogerRoger.Wire;

namespace Identities.Dialects.RogerRoger.ListPeople;

/// <summary>Which people are asked for, and in which order: the parameters of the schema's <c>people_page</c>. Null filters nothing.</summary>
internal sealed record PeopleFilter
{
    public required string[]? Words { get; init; }

    public required Guid[]? Owners { get; init; }

    public required string[]? Addresses { get; init; }

    public required Guid[]? Tags { get; init; }

    public required Guid[]? Segments { get; init; }

    public required bool? Archived { get; init; }

    public required DateTime? CreatedFrom { get; init; }

    public required DateTime? CreatedBefore { get; init; }

    /// <summary>LinkedIn ids or e-mail addresses.</summary>
    public required string[]? Identifiers { get; init; }

    /// <summary>The digits of those that are telephone numbers.</summary>
    public required string[]? Numbers { get; init; }

    public required string[] OrderKeys { get; init; }

    public required bool[] OrderDescends { get; init; }

    public static PeopleFilter Of(ListQuery list)
    {
        var (from, before) = list.Moments("createdAt");
        var identifiers = list.Texts("identifiers");
        var orders = list.Orders("familyName", "createdAt");

        return new PeopleFilter
        {
            Words = list.Text("q")?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray(),
            Owners = list.Ids("owner.id", Resource.User),
            Addresses = list.Texts("emailAddresses.email"),
            Tags = list.Ids("tags.id", Resource.Tag),
            Segments = list.Ids("segments.uuid", Resource.Segment),
            Archived = list.Flag("exists", "archivedAt"),
            CreatedFrom = from,
            CreatedBefore = before,
            Identifiers = identifiers,
            Numbers = identifiers?.Where(IsNumber).SelectMany(WithAndWithoutPlus).Distinct().ToArray(),
            OrderKeys = [.. orders.Select(order => order.Name)],
            OrderDescends = [.. orders.Select(order => order.Descends)],
        };
    }

    private static bool IsNumber(string text)
        => text.Any(char.IsAsciiDigit) && text.All(letter => char.IsAsciiDigit(letter) || letter is '+' or ' ' or '.' or '-' or '(' or ')');

    // Numbers are stored as somebody wrote them: with the plus, or without.
    private static string[] WithAndWithoutPlus(string number)
    {
        var digits = PhoneDigits.Of(number).TrimStart('+');
        return [digits, "+" + digits];
    }
}
