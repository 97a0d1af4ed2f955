using Identities.Platform.Data;
using Identities.Platform.Http.Forwarding;
using Npgsql;

namespace Identities.Accounts;

/// <summary>One at a time for each name from each address. Only pairs that are being tried are kept.</summary>
internal sealed class LogInTurns
{
    private readonly Dictionary<(string Name, ClientAddress Address), Queue> queues = [];

    /// <summary>Waits for the pair's turn, no longer than for the database; disposing of the answer passes it on.</summary>
    public async Task<IDisposable> Take(string name, ClientAddress address, CancellationToken cancellationToken)
    {
        var pair = (name.ToUpperInvariant(), address);
        Queue? queue;

        lock (queues)
        {
            if (!queues.TryGetValue(pair, out queue))
            {
                queues[pair] = queue = new Queue();
            }

            queue.Waiting++;
        }

        try
        {
            await Database.Wait(queue.Turn, cancellationToken);
            return new Taken(this, pair, queue);
        }
        catch (Exception late) when (late is OperationCanceledException or NpgsqlException)
        {
            Leave(pair, queue);
            throw;
        }
    }

    private void Leave((string Name, ClientAddress Address) pair, Queue queue)
    {
        lock (queues)
        {
            if (--queue.Waiting == 0)
            {
                queues.Remove(pair);
                queue.Turn.Dispose();
            }
        }
    }

    private sealed class Queue
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public int Waiting { get; set; }
    }

    private sealed class Taken(LogInTurns turns, (string Name, ClientAddress Address) pair, Queue queue) : IDisposable
    {
        public void Dispose()
        {
            queue.Turn.Release();
            turns.Leave(pair, queue);
        }
    }
}
