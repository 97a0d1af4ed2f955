namespace Identities.Platform.Data;

/// <summary>
/// Lets two at a time to one thing: one that changes it, and one that waits for its lock. The others wait here, where they keep no
/// connection. What is locked for long costs only those who want it.
/// </summary>
internal sealed class WriterQueues
{
    private const int AtOnce = 2;

    // Holds what is being changed at this moment and no more, so that it needs no other bound than the requests themselves.
    private readonly Dictionary<Guid, WriterQueue> queues = [];

    /// <summary>Waits for one's turn; null when there was none in time.</summary>
    public async ValueTask<Turn?> Enter(Guid thing, TimeSpan patience, CancellationToken cancellationToken)
    {
        WriterQueue? queue;

        lock (queues)
        {
            if (!queues.TryGetValue(thing, out queue))
            {
                queues.Add(thing, queue = new WriterQueue());
            }

            queue.Writers++;
        }

        var turn = new Turn(this, thing, queue);

        try
        {
            if (await queue.Places.WaitAsync(patience, cancellationToken))
            {
                turn.HasPlace = true;
                return turn;
            }

            turn.Dispose();
            return null;
        }
        catch (OperationCanceledException)
        {
            turn.Dispose();
            throw;
        }
    }

    private void Leave(Guid thing, WriterQueue queue, bool hasPlace)
    {
        if (hasPlace)
        {
            queue.Places.Release();
        }

        lock (queues)
        {
            if (--queue.Writers == 0)
            {
                queues.Remove(thing);
                queue.Places.Dispose();
            }
        }
    }

    internal sealed class WriterQueue
    {
        public SemaphoreSlim Places { get; } = new(AtOnce);

        /// <summary>How many are here, those who wait included.</summary>
        public int Writers { get; set; }
    }

    /// <summary>A writer's time with the thing, which ends with it.</summary>
    internal sealed class Turn(WriterQueues queues, Guid thing, WriterQueue queue) : IDisposable
    {
        public bool HasPlace { get; set; }

        public void Dispose() => queues.Leave(thing, queue, HasPlace);
    }
}
