using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Identities.Tests.Support;

/// <summary>One HTTP/2 connection without TLS, frame by frame, for what a client library keeps to itself.</summary>
internal sealed class Http2Connection : IAsyncDisposable
{
    private static readonly string[] Types =
        ["DATA", "HEADERS", "PRIORITY", "RST_STREAM", "SETTINGS", "PUSH_PROMISE", "PING", "GOAWAY", "WINDOW_UPDATE", "CONTINUATION"];

    private readonly TcpClient client;
    private readonly NetworkStream stream;
    private readonly string authority;
    private int lastStream = -1;

    private Http2Connection(TcpClient client, string authority)
    {
        this.client = client;
        this.authority = authority;
        stream = client.GetStream();
    }

    public static async Task<Http2Connection> Open(Uri address)
    {
        var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var connection = new Http2Connection(client, address.Authority);
        await connection.stream.WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        await connection.Write(4, 0, 0, []);
        return connection;
    }

    /// <summary>Asks for a path; the answer names the frames that came until its last one, and until the frame that must come beside it.</summary>
    public async Task<IReadOnlyList<string>> Get(string path, string? andUntil = null)
    {
        lastStream += 2;
        byte[] headers = [0x82, 0x86, .. Literal(0x04, path), .. Literal(0x01, authority)];
        await Write(1, 0x5, lastStream, headers); // END_STREAM and END_HEADERS
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        var frames = new List<string>();
        var isAnswered = false;

        while (!isAnswered || (andUntil is not null && !frames.Contains(andUntil)))
        {
            var (type, flags, id) = await Read(patience.Token);
            frames.Add(Types[type]);
            isAnswered |= id == lastStream && (flags & 0x1) != 0;
        }

        return frames;
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static byte[] Literal(byte name, string value) => [name, (byte)value.Length, .. Encoding.ASCII.GetBytes(value)];

    private async Task Write(byte type, byte flags, int id, byte[] payload)
    {
        var head = new byte[9];
        head[2] = (byte)payload.Length;
        head[3] = type;
        head[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(5), id);
        await stream.WriteAsync((byte[])[.. head, .. payload], TestContext.Current.CancellationToken);
    }

    private async Task<(byte Type, byte Flags, int Id)> Read(CancellationToken cancellationToken)
    {
        var head = new byte[9];
        await stream.ReadExactlyAsync(head, cancellationToken);
        var payload = new byte[(head[0] << 16) | (head[1] << 8) | head[2]];
        await stream.ReadExactlyAsync(payload, cancellationToken);
        return (head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)));
    }
}
