namespace Identities.Platform.Data;

/// <summary>
/// How many calls have a connection at once: as many as PostgreSQL works well with, and some more that only wait. A write that takes
/// long waits for a lock; it steps aside, and its place is the next call's. Writes never have all connections, so that reads go on
/// whatever is locked.
/// </summary>
internal sealed class Places : IDisposable
{
    private static readonly TimeSpan BusyFor = TimeSpan.FromMilliseconds(50);

    private readonly SemaphoreSlim busy;
    private readonly SemaphoreSlim aside;
    private readonly SemaphoreSlim writes;

    /// <param name="connections">All there are.</param>
    /// <param name="spare">Those among them that are for writes which wait.</param>
    public Places(int connections, int spare)
    {
        busy = new SemaphoreSlim(connections - spare);
        aside = new SemaphoreSlim(spare);
        writes = new SemaphoreSlim(Math.Max(1, connections - Math.Max(1, connections / 8)));
    }

    /// <summary>Waits for a place; null when there was none in time.</summary>
    public async ValueTask<Place?> Take(bool isWrite, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (isWrite && !await writes.WaitAsync(patience, cancellationToken))
        {
            return null;
        }

        var taken = false;

        try
        {
            taken = await busy.WaitAsync(patience, cancellationToken);
            return taken ? new Place(this, isWrite) : null;
        }
        finally
        {
            if (isWrite && !taken)
            {
                writes.Release();
            }
        }
    }

    public void Dispose()
    {
        busy.Dispose();
        aside.Dispose();
        writes.Dispose();
    }

    internal sealed class Place : IDisposable
    {
        private readonly Places places;
        private readonly Timer? patience;
        private readonly Lock changing = new();
        private SemaphoreSlim? held;

        public Place(Places places, bool isWrite)
        {
            this.places = places;
            held = places.busy;
            patience = isWrite ? new Timer(StepAside, this, BusyFor, Timeout.InfiniteTimeSpan) : null;
        }

        public void Dispose()
        {
            patience?.Dispose();

            lock (changing)
            {
                held!.Release();
                held = null;
            }

            if (patience is not null)
            {
                places.writes.Release();
            }
        }

        private static void StepAside(object? state)
        {
            var place = (Place)state!;

            lock (place.changing)
            {
                if (place.held == place.places.busy && place.places.aside.Wait(0))
                {
                    place.held = place.places.aside;
                    place.places.busy.Release();
                }
            }
        }
    }
}
