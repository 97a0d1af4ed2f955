using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Identities.Tests.Support;

/// <summary>The line between a service and its database, which a test can cut and mend, or freeze: then it takes everything and answers nothing.</summary>
internal sealed class DatabaseLine : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder server;
    private readonly ConcurrentBag<TcpClient> open = [];
    private readonly int port;
    private TcpListener? listener;
    private TaskCompletionSource flowing = Flowing();

    public DatabaseLine(string connectionString)
    {
        server = new NpgsqlConnectionStringBuilder(connectionString);
        listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = Accept(listener);
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = port }.ConnectionString;
    }

    public string ConnectionString { get; }

    public void Cut()
    {
        listener!.Stop();
        listener = null;

        foreach (var connection in open)
        {
            connection.Dispose();
        }
    }

    public void Mend()
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        _ = Accept(listener);
    }

    public void Freeze() => flowing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Thaw() => flowing.TrySetResult();

    public ValueTask DisposeAsync()
    {
        Thaw();

        if (listener is not null)
        {
            Cut();
        }

        return ValueTask.CompletedTask;
    }

    private async Task Accept(TcpListener accepting)
    {
        while (true)
        {
            try
            {
                _ = Serve(await accepting.AcceptTcpClientAsync());
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Serve(TcpClient client)
    {
        var database = new TcpClient();
        open.Add(client);
        open.Add(database);

        try
        {
            await database.ConnectAsync(server.Host!, server.Port);
            await Task.WhenAny(Pass(client.GetStream(), database.GetStream()), Pass(database.GetStream(), client.GetStream()));
        }
        catch (Exception cut) when (cut is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test has cut the line.
        }

        client.Dispose();
        database.Dispose();
    }

    private async Task Pass(NetworkStream from, NetworkStream to)
    {
        var bytes = new byte[64 * 1024];

        while (await from.ReadAsync(bytes) is > 0 and var read)
        {
            await flowing.Task;
            await to.WriteAsync(bytes.AsMemory(0, read));
        }
    }

    private static TaskCompletionSource Flowing()
    {
        var flowing = new TaskCompletionSource();
        flowing.SetResult();
        return flowing;
    }
}
