using Identities.People.Transfers.Tables;
using Identities.Store;

namespace Identities.People.Transfers;

/// <summary>What has to be done to a collection so that it becomes what a line wants.</summary>
/// <param name="Removed">Rows that go.</param>
/// <param name="Changed">Rows that stay and differ: as they were, and as they become.</param>
/// <param name="Added">Rows that come.</param>
internal sealed record Difference<TRow>(List<TRow> Removed, List<(TRow Before, TRow After)> Changed, List<TRow> Added)
    where TRow : class, IPartRow
{
    public static readonly Difference<TRow> None = new([], [], []);

    public bool IsNone => Removed.Count == 0 && Changed.Count == 0 && Added.Count == 0;
}

/// <summary>How the items of a line find the rows that they mean.</summary>
/// <param name="Means">The ways in which an item may mean a row, the strongest first: each is tried for all items before the next one.</param>
/// <param name="RowOf">The row that an item becomes, of the row that it means or of none, at a position.</param>
/// <param name="Same">Whether nothing would be written.</param>
internal sealed record Matching<TSent, TRow>(
    IReadOnlyList<Func<TSent, TRow, bool>> Means,
    Func<TSent, TRow?, int, TRow> RowOf,
    Func<TRow, TRow, bool> Same)
    where TRow : class, IPartRow
{
    /// <summary>Whether a row stays that no item means.</summary>
    public Func<TRow, bool> Stays { get; init; } = static _ => false;

    /// <summary>Whether no item can mean a row; it keeps its position all the same.</summary>
    public Func<TRow, bool> IsHidden { get; init; } = static _ => false;

    /// <summary>Whether the items are sent in the order in which the rows are to stand.</summary>
    public bool SetsOrder { get; init; } = true;

    public Difference<TRow> Differ(IReadOnlyList<TRow> stored, IReadOnlyList<TSent> sent)
    {
        if (stored.Count == 0)
        {
            return sent.Count == 0
                ? Difference<TRow>.None
                : new Difference<TRow>([], [], [.. sent.Select((item, index) => RowOf(item, null, index + 1))]);
        }

        var meant = Meant(stored, sent);
        var positions = PositionsOf(meant, stored);
        var difference = new Difference<TRow>([], [], []);

        for (var index = 0; index < sent.Count; index++)
        {
            if (meant[index] < 0)
            {
                difference.Added.Add(RowOf(sent[index], null, positions[index]));
                continue;
            }

            var before = stored[meant[index]];
            var after = RowOf(sent[index], before, positions[index]);

            if (!Same(before, after))
            {
                difference.Changed.Add((before, after));
            }
        }

        var meantRows = meant.ToHashSet();
        difference.Removed.AddRange(stored.Where((row, index) => !meantRows.Contains(index) && !Stays(row) && !IsHidden(row)));
        return difference;
    }

    /// <summary>For each item the place of the row that it means, or -1. No row is meant twice.</summary>
    private int[] Meant(IReadOnlyList<TRow> stored, IReadOnlyList<TSent> sent)
    {
        var meant = new int[sent.Count];
        var isTaken = new bool[stored.Count];
        Array.Fill(meant, -1);

        foreach (var means in Means)
        {
            // Lists mostly come in the order they are stored in, so the search goes on where it has just ended.
            var next = 0;

            for (var index = 0; index < sent.Count; index++)
            {
                for (var tried = 0; meant[index] < 0 && tried < stored.Count; tried++)
                {
                    var at = (next + tried) % stored.Count;

                    if (!isTaken[at] && means(sent[index], stored[at]) && !IsHidden(stored[at]))
                    {
                        (meant[index], isTaken[at], next) = (at, true, at + 1);
                    }
                }
            }
        }

        return meant;
    }

    private int[] PositionsOf(int[] meant, IReadOnlyList<TRow> stored)
    {
        int[] standing = [.. stored.Select(row => row.Position)];
        int?[] wanted = [.. meant.Select(at => at < 0 ? (int?)null : at)];
        var last = standing.Max();

        return SetsOrder
            ? [.. Positions.Of(standing, wanted).Select(position => position ?? ++last)]
            : [.. wanted.Select(place => place is { } at ? standing[at] : ++last)];
    }
}
