using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Identities.Bench;

/// <summary>
/// Stands between the service and PostgreSQL, forwards what they say, and understands the service's half of it: which statements go out
/// together in one round trip, and with which parameters.
/// </summary>
internal sealed class Recorder : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly int port;
    private readonly Lock gate = new();
    private List<IReadOnlyList<RecordedStatement>>? trips;

    public Recorder(int port)
    {
        this.port = port;
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Records what the service says while a request is sent.</summary>
    public IReadOnlyList<IReadOnlyList<RecordedStatement>> Record(Action send)
    {
        lock (gate)
        {
            trips = [];
        }

        send();

        lock (gate)
        {
            var recorded = trips!;
            trips = null;
            return recorded;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        stopping.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Serve(await listener.AcceptTcpClientAsync(stopping.Token));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The benchmark has what it wanted.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var server = new TcpClient();
        using var _ = client;
        client.NoDelay = server.NoDelay = true;

        try
        {
            await server.ConnectAsync(IPAddress.Loopback, port, stopping.Token);
            var conversation = new Conversation(Finish);

            await Task.WhenAny(
                Forward(client.GetStream(), server.GetStream(), conversation.Hear),
                Forward(server.GetStream(), client.GetStream(), null));
        }
        catch (Exception closed) when (closed is IOException or OperationCanceledException or SocketException)
        {
            // The service has closed a connection, or the benchmark has what it wanted.
        }
    }

    private void Finish(IReadOnlyList<RecordedStatement> trip)
    {
        lock (gate)
        {
            trips?.Add(trip);
        }
    }

    private async Task Forward(NetworkStream from, NetworkStream to, Action<ReadOnlyMemory<byte>>? heard)
    {
        var buffer = new byte[64 * 1024];

        while (await from.ReadAsync(buffer, stopping.Token) is > 0 and var length)
        {
            heard?.Invoke(buffer.AsMemory(0, length));
            await to.WriteAsync(buffer.AsMemory(0, length), stopping.Token);
        }
    }

    /// <summary>One connection's messages from the service, cut out of the stream and understood.</summary>
    private sealed class Conversation(Action<IReadOnlyList<RecordedStatement>> finish)
    {
        private readonly Dictionary<string, (string Sql, uint[] Types)> parsed = [];
        private readonly List<RecordedStatement> trip = [];
        private byte[] pending = [];
        private bool begun;

        public void Hear(ReadOnlyMemory<byte> bytes)
        {
            pending = [.. pending, .. bytes.Span];
            var at = 0;

            while (true)
            {
                // Only the first message of a connection has no letter.
                var letters = begun ? 1 : 0;

                if (pending.Length - at < letters + 4)
                {
                    break;
                }

                var length = BinaryPrimitives.ReadInt32BigEndian(pending.AsSpan(at + letters));

                if (pending.Length - at < letters + length)
                {
                    break;
                }

                if (begun)
                {
                    Understand((char)pending[at], new Message(pending, at + 5));
                }

                begun = true;
                at += letters + length;
            }

            pending = pending[at..];
        }

        private void Understand(char letter, Message message)
        {
            switch (letter)
            {
                case 'P':
                    var name = message.Text();
                    parsed[name] = (message.Text(), [.. Enumerable.Range(0, message.Short()).Select(_ => (uint)message.Int())]);
                    break;

                case 'B':
                    message.Text();
                    var (sql, types) = parsed[message.Text()];
                    message.Skip(2 * message.Short());
                    var values = Enumerable.Range(0, message.Short()).Select(_ => message.Bytes(message.Int())).ToArray();
                    trip.Add(new RecordedStatement(sql, [.. values.Zip(types, (value, type) => new RecordedParameter(type, value))]));
                    break;

                case 'Q':
                    var text = message.Text();
                    trip.Add(new RecordedStatement(text, []));

                    // Npgsql sends the beginning of a transaction together with what comes first in it.
                    if (!text.StartsWith("BEGIN", StringComparison.Ordinal))
                    {
                        Finish();
                    }

                    break;

                case 'S':
                    Finish();
                    break;
            }
        }

        private void Finish()
        {
            finish([.. trip]);
            trip.Clear();
        }
    }

    private sealed class Message(byte[] bytes, int at)
    {
        private int at = at;

        public short Short() => BinaryPrimitives.ReadInt16BigEndian(Next(2));

        public int Int() => BinaryPrimitives.ReadInt32BigEndian(Next(4));

        public byte[]? Bytes(int length) => length < 0 ? null : Next(length).ToArray();

        public void Skip(int length) => at += length;

        public string Text()
        {
            var text = Encoding.UTF8.GetString(Next(bytes.AsSpan(at).IndexOf((byte)0)));
            at++;
            return text;
        }

        private ReadOnlySpan<byte> Next(int length)
        {
            at += length;
            return bytes.AsSpan(at - length, length);
        }
    }
}
