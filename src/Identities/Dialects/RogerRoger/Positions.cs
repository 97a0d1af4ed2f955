namespace Identities.Dialects.RogerRoger;

/// <summary>Gives rows the positions of the order they are written in, and leaves alone what is in order already.</summary>
internal static class Positions
{
    /// <param name="rows">In their new order; the new ones at position 0.</param>
    /// <param name="standing">All rows of the collection as they stood.</param>
    public static IReadOnlyList<TRow> Of<TRow>(IReadOnlyList<TRow> rows, IReadOnlyList<TRow> standing)
        where TRow : IPlacedRow<TRow>
    {
        var next = standing.Select(row => row.Position).DefaultIfEmpty().Max() + 1;
        var kept = rows.TakeWhile(row => row.Position > 0).Select(row => row.Position).ToList();
        var inOrder = kept.Zip(kept.Skip(1)).All(pair => pair.First < pair.Second) && rows.Skip(kept.Count).All(row => row.Position == 0);

        if (inOrder)
        {
            return [.. rows.Select(row => row.Position > 0 ? row : row.At(next++))];
        }

        var slots = rows.Select(row => row.Position).Where(position => position > 0).Order().ToList();
        return [.. rows.Select((row, place) => row.At(place < slots.Count ? slots[place] : next++))];
    }
}
