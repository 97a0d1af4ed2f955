using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Identities.Tests.Support;

/// <summary>The line between a service and its database, which a test can cut and mend.</summary>
internal sealed class DatabaseLine : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder server;
    private readonly ConcurrentBag<TcpClient> open = [];
    private readonly int port;
    private TcpListener? listener;

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

    public ValueTask DisposeAsync()
    {
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
            await Task.WhenAny(client.GetStream().CopyToAsync(database.GetStream()), database.GetStream().CopyToAsync(client.GetStream()));
        }
        catch (Exception cut) when (cut is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test has cut the line.
        }

        client.Dispose();
        database.Dispose();
    }
}
