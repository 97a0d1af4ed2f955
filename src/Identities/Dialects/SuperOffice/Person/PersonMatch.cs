using System.Text.Json.Nodes;
using Identities.Platform.Problems;
using Identities.Store;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>
/// Which stored items a patched document means. Items without ids are matched by value with those that stand: matches keep their ids and
/// what this dialect does not show.
/// </summary>
internal sealed class PersonMatch
{
    private readonly PatchedPerson written;
    private bool hasOwnMembers;

    private PersonMatch(OriginalPerson original, PatchedPerson written, DateTime moment)
    {
        Original = original;
        this.written = written;
        Moment = moment;
        After = Before with { Person = Before.Person with { } };
    }

    public OriginalPerson Original { get; }

    public PersonState Before => Original.State;

    /// <summary>The record as it is to be; members read themselves into it.</summary>
    public PersonState After { get; }

    public PersonRow Person => After.Person;

    public JsonObject Patched => written.Document;

    public DateTime Moment { get; }

    /// <summary>
    /// The record that a patched document asks for; a company or users that it newly refers to are known by their numbers only.
    /// </summary>
    public static Outcome<PersonState> Of(OriginalPerson original, PatchedPerson written, DateTime moment)
    {
        var match = new PersonMatch(original, written, moment);

        foreach (var member in PersonMembers.All)
        {
            if (member.Read is not null && match.IsWritten(member.Name) && member.Read(match) is { } problem)
            {
                return problem;
            }
        }

        NameMembers.Settle(match.Person, match.Before.Person);
        return match.After;
    }

    public bool IsWritten(string member) => written.Touched.Contains(member);

    // What another surface stored may be no element that this one would make; it is judged when the array is written.
    public bool IsUntouched(string member) => !IsWritten(member) || JsonNode.DeepEquals(Patched[member], Original.Document[member]);

    /// <summary>Keeps a value that only this dialect knows.</summary>
    public void SetOwn(string name, JsonNode? value, JsonNode? nothing)
    {
        if (!hasOwnMembers)
        {
            After.Members = After.Members.DeepClone().AsObject();
            hasOwnMembers = true;
        }

        if (value is null || JsonNode.DeepEquals(value, nothing))
        {
            After.Members.Remove(name);
        }
        else
        {
            After.Members[name] = value.DeepClone();
        }
    }

    public static int LastOf<TRow>(IReadOnlyList<TRow> rows)
        where TRow : IItemRow
        => rows.Select(row => row.Position).DefaultIfEmpty().Max();

    /// <summary>The rows that match, then are taken from those that stand.</summary>
    public static TRow? Take<TRow>(List<TRow> standing, Predicate<TRow> matches)
        where TRow : class
    {
        var at = standing.FindIndex(matches);

        if (at < 0)
        {
            return null;
        }

        var row = standing[at];
        standing.RemoveAt(at);
        return row;
    }

    /// <summary>
    /// The rows of a collection with those of one array replaced by what it now holds: in the positions of the order they are written in,
    /// new ones behind the last of the whole collection.
    /// </summary>
    public static IReadOnlyList<TRow> Replace<TRow>(
        IReadOnlyList<TRow> before, IReadOnlyList<TRow> now, Func<TRow, bool> isOfArray, List<TRow> written)
        where TRow : class, IPlacedRow<TRow>
    {
        var last = Math.Max(LastOf(before), LastOf(now));
        var places = before.Select((row, place) => (row.ItemId, Place: place)).ToDictionary(row => row.ItemId, row => row.Place);
        int?[] wanted = [.. written.Select(row => places.TryGetValue(row.ItemId, out var place) ? (int?)place : null)];
        var positions = Positions.Of([.. before.Select(row => row.Position)], wanted);
        var placed = written.Zip(positions, (row, position) => row.At(position ?? ++last));

        return [.. now.Where(row => !isOfArray(row)).Concat(placed).OrderBy(row => row.Position)];
    }
}
