using System.Net;
using System.Net.Sockets;

namespace Identities.Bench;

/// <summary>
/// Stands between the service and PostgreSQL and counts round trips: each time the service speaks after the server has spoken.
/// </summary>
internal sealed class RoundTrips : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly string host;
    private readonly int port;
    private long count;

    public RoundTrips(string host, int port)
    {
        this.host = host;
        this.port = port;
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public long Count => Interlocked.Read(ref count);

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        stopping.Dispose();
    }

    private async Task Accept()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                _ = Serve(await listener.AcceptTcpClientAsync(stopping.Token));
            }
            catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var server = new TcpClient();
        using var _ = client;
        client.NoDelay = server.NoDelay = true;
        var serverSpokeLast = 1;

        try
        {
            await server.ConnectAsync(host, port, stopping.Token);

            await Task.WhenAny(
                Forward(client.GetStream(), server.GetStream(), () =>
                {
                    if (Interlocked.Exchange(ref serverSpokeLast, 0) == 1)
                    {
                        Interlocked.Increment(ref count);
                    }
                }),
                Forward(server.GetStream(), client.GetStream(), () => Interlocked.Exchange(ref serverSpokeLast, 1)));
        }
        catch (Exception closed) when (closed is IOException or OperationCanceledException or SocketException)
        {
            // The service has closed a connection, or the benchmark is over.
        }
    }

    private async Task Forward(NetworkStream from, NetworkStream to, Action spoke)
    {
        var buffer = new byte[64 * 1024];

        while (await from.ReadAsync(buffer, stopping.Token) is > 0 and var length)
        {
            spoke();
            await to.WriteAsync(buffer.AsMemory(0, length), stopping.Token);
        }
    }
}
