using Identities.Platform.Http.Forwarding;

namespace Identities.Accounts;

/// <summary>One at a time from each address. Only addresses that somebody is trying from are kept.</summary>
internal sealed class AddressTurns
{
    private readonly Dictionary<ClientAddress, Queue> queues = [];

    /// <summary>Waits for the address's turn; disposing of the answer passes it on.</summary>
    public async Task<IDisposable> Take(ClientAddress address, CancellationToken cancellationToken)
    {
        Queue? queue;

        lock (queues)
        {
            if (!queues.TryGetValue(address, out queue))
            {
                queues[address] = queue = new Queue();
            }

            queue.Waiting++;
        }

        try
        {
            await queue.Turn.WaitAsync(cancellationToken);
            return new Taken(this, address, queue);
        }
        catch (OperationCanceledException)
        {
            Leave(address, queue);
            throw;
        }
    }

    private void Leave(ClientAddress address, Queue queue)
    {
        lock (queues)
        {
            if (--queue.Waiting == 0)
            {
                queues.Remove(address);
                queue.Turn.Dispose();
            }
        }
    }

    private sealed class Queue
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public int Waiting { get; set; }
    }

    private sealed class Taken(AddressTurns turns, ClientAddress address, Queue queue) : IDisposable
    {
        public void Dispose()
        {
            queue.Turn.Release();
            turns.Leave(address, queue);
        }
    }
}
