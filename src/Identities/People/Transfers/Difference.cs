using Identities.People.Transfers.Tables;

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

    public Difference<TRow> Differ(IReadOnlyList<TRow> stored, IReadOnlyList<TSent> sent)
    {
        if (stored.Count == 0)
        {
            return sent.Count == 0
                ? Difference<TRow>.None
                : new Difference<TRow>([], [], [.. sent.Select((item, index) => RowOf(item, null, index + 1))]);
        }

        var meant = Meant(stored, sent);
        var isMoved = IsMoved(meant);
        var lastPosition = stored.Max(row => row.Position);
        var difference = new Difference<TRow>([], [], []);

        for (var index = 0; index < sent.Count; index++)
        {
            if (meant[index] < 0)
            {
                difference.Added.Add(RowOf(sent[index], null, isMoved ? index + 1 : ++lastPosition));
                continue;
            }

            var before = stored[meant[index]];
            var after = RowOf(sent[index], before, isMoved ? index + 1 : before.Position);

            if (!Same(before, after))
            {
                difference.Changed.Add((before, after));
            }
        }

        var meantRows = meant.ToHashSet();
        difference.Removed.AddRange(stored.Where((row, index) => !meantRows.Contains(index) && !Stays(row)));
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

                    if (!isTaken[at] && means(sent[index], stored[at]))
                    {
                        (meant[index], isTaken[at], next) = (at, true, at + 1);
                    }
                }
            }
        }

        return meant;
    }

    /// <summary>Whether rows have other places than before: those that stay, in another order, or new ones in front of them.</summary>
    private static bool IsMoved(int[] meant)
    {
        var last = -1;
        var hasNew = false;

        foreach (var at in meant)
        {
            if (at < 0)
            {
                hasNew = true;
            }
            else if (hasNew || at < last)
            {
                return true;
            }
            else
            {
                last = at;
            }
        }

        return false;
    }
}
