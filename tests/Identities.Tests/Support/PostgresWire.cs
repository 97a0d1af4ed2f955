using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Identities.Tests.Support;

/// <summary>
/// A wire between a service and PostgreSQL that reads along: which statements go over it, how often an answer is waited for, and what
/// PostgreSQL has to say beside its answers.
/// </summary>
internal sealed class PostgresWire : IAsyncDisposable
{
    private const char Query = 'Q';
    private const char Execute = 'E';
    private const char Sync = 'S';
    private const char Notice = 'N';

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource cut = new();
    private readonly ConcurrentQueue<string> notices = new();
    private readonly NpgsqlConnectionStringBuilder server;
    private int statements;
    private int roundTrips;

    public PostgresWire(string connectionString)
    {
        server = new NpgsqlConnectionStringBuilder(connectionString);
        listener.Start();
        _ = Accept();

        // What is encrypted cannot be read along.
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)listener.LocalEndpoint).Port,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;
    }

    public string ConnectionString { get; }

    /// <summary>What went over the wire since this was last asked for.</summary>
    public Traffic Take()
    {
        var said = new List<string>();

        while (notices.TryDequeue(out var notice))
        {
            said.Add(notice);
        }

        return new Traffic(Interlocked.Exchange(ref statements, 0), Interlocked.Exchange(ref roundTrips, 0), said);
    }

    public async ValueTask DisposeAsync()
    {
        await cut.CancelAsync();
        listener.Dispose();
        cut.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Serve(await listener.AcceptTcpClientAsync(cut.Token));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient service)
    {
        using var _ = service;
        using var postgres = new TcpClient();

        try
        {
            await postgres.ConnectAsync(server.Host!, server.Port, cut.Token);
            service.NoDelay = postgres.NoDelay = true;

            await Task.WhenAny(
                Forward(service.GetStream(), postgres.GetStream(), new MessageReader(beginsWithStartup: true), Sent),
                Forward(postgres.GetStream(), service.GetStream(), new MessageReader(beginsWithStartup: false), Answered));
        }
        catch (Exception closed) when (closed is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The service has closed a connection, or the test is over.
        }
    }

    // What is passed on has been counted, so that whoever has an answer finds all that it took.
    private async Task Forward(NetworkStream from, NetworkStream to, MessageReader messages, Action<char, ReadOnlySpan<byte>> read)
    {
        var buffer = new byte[64 * 1024];

        while (await from.ReadAsync(buffer, cut.Token) is > 0 and var length)
        {
            messages.Read(buffer.AsSpan(0, length), read);
            await to.WriteAsync(buffer.AsMemory(0, length), cut.Token);
        }
    }

    private void Sent(char type, ReadOnlySpan<byte> body)
    {
        if (type is Execute or Query)
        {
            Interlocked.Increment(ref statements);
        }

        // The beginning of a transaction rides with what follows it: nobody waits for its answer.
        if (type is Sync || (type is Query && !body.StartsWith("BEGIN"u8)))
        {
            Interlocked.Increment(ref roundTrips);
        }
    }

    private void Answered(char type, ReadOnlySpan<byte> body)
    {
        if (type is Notice && MessageOf(body) is { } message)
        {
            notices.Enqueue(message);
        }
    }

    /// <summary>A notice's fields are a letter and a text that ends with a zero; the letter of its message is M.</summary>
    private static string? MessageOf(ReadOnlySpan<byte> fields)
    {
        while (fields.Length > 1)
        {
            var end = fields.IndexOf((byte)0);

            if (fields[0] == 'M')
            {
                return Encoding.UTF8.GetString(fields[1..end]);
            }

            fields = fields[(end + 1)..];
        }

        return null;
    }

    /// <summary>
    /// Cuts what one side says into messages, however the bytes arrive: a letter, the length, the body. The first message of a client has
    /// no letter.
    /// </summary>
    private sealed class MessageReader(bool beginsWithStartup)
    {
        private readonly List<byte> unread = [];
        private bool isStartup = beginsWithStartup;

        public void Read(ReadOnlySpan<byte> bytes, Action<char, ReadOnlySpan<byte>> read)
        {
            unread.AddRange(bytes);
            var rest = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(unread);
            var taken = 0;

            while (true)
            {
                var letter = isStartup ? 0 : 1;
                var message = rest[taken..];

                if (message.Length < letter + sizeof(int)
                    || message.Length < letter + System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(message[letter..]))
                {
                    break;
                }

                var length = letter + System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(message[letter..]);

                if (!isStartup)
                {
                    read((char)message[0], message[(letter + sizeof(int))..length]);
                }

                isStartup = false;
                taken += length;
            }

            unread.RemoveRange(0, taken);
        }
    }
}

/// <summary>What went over a wire.</summary>
/// <param name="Statements">How many statements PostgreSQL was told to run.</param>
/// <param name="RoundTrips">How often its answer was waited for.</param>
/// <param name="Notices">What it said beside its answers.</param>
internal sealed record Traffic(int Statements, int RoundTrips, IReadOnlyList<string> Notices);
