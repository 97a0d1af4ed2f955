namespace Identities.Platform.Data;

/// <summary>
/// Threads for the time in which the database hangs: the driver blocks one for each connection while it cancels, and without others the
/// answers to everybody would wait for them. They are not kept for good, because that costs each request a tenth more of the processor.
/// </summary>
internal static class ReservedThreads
{
    private const int Count = 32;

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(20);
    private static readonly Lock Changing = new();

    private static int usual;
    private static Timer? end;

    public static void Take()
    {
        lock (Changing)
        {
            if (end is null)
            {
                ThreadPool.GetMinThreads(out usual, out var completions);
                ThreadPool.SetMinThreads(Math.Max(usual, Count), completions);
                end = new Timer(GiveBack);
            }

            end.Change(Kept, Timeout.InfiniteTimeSpan);
        }
    }

    private static void GiveBack(object? state)
    {
        lock (Changing)
        {
            ThreadPool.GetMinThreads(out _, out var completions);
            ThreadPool.SetMinThreads(usual, completions);
            end?.Dispose();
            end = null;
        }
    }
}
