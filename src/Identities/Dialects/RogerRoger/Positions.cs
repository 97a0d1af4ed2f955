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

        // A surface with an array per kind of row counts each for itself, so that rows of two kinds may stand at one position.
        for (var place = 1; place < slots.Count; place++)
        {
            slots[place] = Math.Max(slots[place], slots[place - 1] + 1);
        }

        next = Math.Max(next, slots.LastOrDefault() + 1);
        return [.. rows.Select((row, place) => row.At(place < slots.Count ? slots[place] : next++))];
    }
}
