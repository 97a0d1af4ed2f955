namespace Identities.Store;

/// <summary>
/// The positions that keep a collection in its order: each is given once, and gaps are fine. What stands in the wanted order keeps its
/// positions, so that a write which changes nothing moves nothing.
/// </summary>
internal static class Positions
{
    /// <summary>The position of each row in the new order; null for a row that goes behind all others, in the order of such rows.</summary>
    /// <param name="standing">The positions of the rows as they stand, in their order.</param>
    /// <param name="wanted">The new order: for each row its place among the standing ones; null for a new one.</param>
    public static int?[] Of(IReadOnlyList<int> standing, IReadOnlyList<int?> wanted)
    {
        if (IsInOrder(wanted))
        {
            return [.. wanted.Select(place => place is { } at ? standing[at] : (int?)null)];
        }

        // The rows share the positions that they had among them. Equal ones, which an earlier version could store, count once.
        int[] slots = [.. wanted.OfType<int>().Select(place => standing[place]).Distinct().Order()];
        return [.. wanted.Select((_, place) => place < slots.Length ? slots[place] : (int?)null)];
    }

    /// <summary>Whether the rows that stay are in the order that they stood in, with the new ones behind them.</summary>
    private static bool IsInOrder(IReadOnlyList<int?> wanted)
    {
        var last = -1;
        var hasNew = false;

        foreach (var place in wanted)
        {
            if (place is null)
            {
                hasNew = true;
            }
            else if (hasNew || place < last)
            {
                return false;
            }
            else
            {
                last = place.Value;
            }
        }

        return true;
    }
}
