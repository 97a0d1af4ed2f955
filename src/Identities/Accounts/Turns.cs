using Identities.Platform.Data;
using Npgsql;

namespace Identities.Accounts;

/// <summary>Lets so many in at once for each key; the others of that key wait. Only keys that are in use are kept.</summary>
internal sealed class Turns<TKey>(int atOnce)
    where TKey : notnull
{
    private readonly Dictionary<TKey, Queue> queues = [];

    /// <summary>Waits for a turn, no longer than for the database; disposing of the answer passes it on.</summary>
    public async Task<IDisposable> Take(TKey key, CancellationToken cancellationToken)
    {
        Queue? queue;

        lock (queues)
        {
            if (!queues.TryGetValue(key, out queue))
            {
                queues[key] = queue = new Queue(atOnce);
            }

            queue.Users++;
        }

        try
        {
            await Database.Wait(queue.Turn, cancellationToken);
            return new Taken(this, key, queue);
        }
        catch (Exception late) when (late is OperationCanceledException or NpgsqlException)
        {
            Leave(key, queue);
            throw;
        }
    }

    private void Leave(TKey key, Queue queue)
    {
        lock (queues)
        {
            if (--queue.Users == 0)
            {
                queues.Remove(key);
                queue.Turn.Dispose();
            }
        }
    }

    private sealed class Queue(int atOnce)
    {
        public SemaphoreSlim Turn { get; } = new(atOnce);

        public int Users { get; set; }
    }

    private sealed class Taken(Turns<TKey> turns, TKey key, Queue queue) : IDisposable
    {
        public void Dispose()
        {
            queue.Turn.Release();
            turns.Leave(key, queue);
        }
    }
}
