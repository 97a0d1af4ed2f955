namespace Identities.Dialects.SuperOffice;

/// <summary>Gives rows the positions of the order they are written in, and leaves alone what is in order already.</summary>
internal static class Positions
{
    /// <param name="rows">In their new order; the new ones at position 0.</param>
    /// <param name="standing">All rows of the collection as they stood.</param>
    /// <param name="positionOf">Reads a row's position.</param>
    /// <param name="at">The row at another position.</param>
    public static IEnumerable<TRow> Of<TRow>(
        IReadOnlyList<TRow> rows,
        IReadOnlyList<TRow> standing,
        Func<TRow, int> positionOf,
        Func<TRow, int, TRow> at)
    {
        var next = standing.Select(positionOf).DefaultIfEmpty().Max() + 1;
        var kept = rows.TakeWhile(row => positionOf(row) > 0).Select(positionOf).ToList();
        var inOrder = kept.Zip(kept.Skip(1)).All(pair => pair.First < pair.Second) && rows.Skip(kept.Count).All(row => positionOf(row) == 0);

        if (inOrder)
        {
            return rows.Select(row => positionOf(row) > 0 ? row : at(row, next++));
        }

        var slots = rows.Select(positionOf).Where(position => position > 0).Order().ToList();
        return rows.Select((row, place) => at(row, place < slots.Count ? slots[place] : next++));
    }
}
