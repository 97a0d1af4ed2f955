using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Identities.Bench;

/// <summary>
/// Requests over a number of connections, each with one request under way at a time. Blocking sockets and threads of its own: the
/// generator shares two cores with what it measures, and has to be cheap.
/// </summary>
internal sealed class Load(int port, Func<Random, byte[]> next)
{
    /// <summary>Sends for a time, or until so many are sent.</summary>
    public Sent Run(int connections, TimeSpan time, int atMost = int.MaxValue)
    {
        var latencies = new List<double>[connections];
        var left = atMost;
        Exception? failure = null;
        var started = Stopwatch.GetTimestamp();

        var threads = Enumerable.Range(0, connections).Select(number => new Thread(() =>
        {
            var taken = latencies[number] = [];

            try
            {
                using var connection = new Connection(port);
                var random = new Random(HashCode.Combine(number, started));

                while (Stopwatch.GetElapsedTime(started) < time && Interlocked.Decrement(ref left) >= 0)
                {
                    var request = next(random);
                    var sent = Stopwatch.GetTimestamp();
                    connection.Exchange(request);
                    taken.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
                }
            }
            catch (Exception exception)
            {
                Volatile.Write(ref failure, exception);
            }
        })).ToList();

        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        if (failure is not null)
        {
            throw new InvalidOperationException($"The load was broken off: {failure.Message}", failure);
        }

        var all = latencies.SelectMany(taken => taken).Order().ToArray();
        return new Sent(all.Length, Stopwatch.GetElapsedTime(started).TotalSeconds, all[all.Length / 2], all[all.Length * 99 / 100]);
    }

    /// <summary>Sends one request and returns the body of its answer.</summary>
    public static string Once(int port, byte[] request)
    {
        using var connection = new Connection(port);
        return connection.Exchange(request);
    }

    /// <summary>One connection that stays open; it reads just enough of HTTP/1.1 to know where an answer ends.</summary>
    private sealed class Connection : IDisposable
    {
        private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        private byte[] buffer = new byte[64 * 1024];
        private int filled;

        public Connection(int port) => socket.Connect(IPAddress.Loopback, port);

        public string Exchange(byte[] request)
        {
            socket.Send(request);
            filled = 0;
            int head;

            while ((head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
            {
                Receive();
            }

            var headers = Encoding.ASCII.GetString(buffer, 0, head);
            var at = head + 4;

            if (headers[9] != '2')
            {
                throw new InvalidOperationException($"{Encoding.ASCII.GetString(request, 0, 200)} was answered {headers} {Encoding.UTF8.GetString(buffer, at, filled - at)}");
            }

            if (Header(headers, "Content-Length: ") is { } length)
            {
                Need(at + int.Parse(length, System.Globalization.CultureInfo.InvariantCulture));
                return Encoding.UTF8.GetString(buffer, at, filled - at);
            }

            // Chunks: a length in hex on a line of its own, so many bytes and a line end, until the length is 0.
            var body = new StringBuilder();

            while (true)
            {
                int line;

                while ((line = buffer.AsSpan(at, filled - at).IndexOf("\r\n"u8)) < 0)
                {
                    Receive();
                }

                var chunk = Convert.ToInt32(Encoding.ASCII.GetString(buffer, at, line), 16);
                at += line + 2;
                Need(at + chunk + 2);
                body.Append(Encoding.UTF8.GetString(buffer, at, chunk));
                at += chunk + 2;

                if (chunk == 0)
                {
                    return body.ToString();
                }
            }
        }

        public void Dispose() => socket.Dispose();

        private static string? Header(string headers, string name)
        {
            var at = headers.IndexOf(name, StringComparison.OrdinalIgnoreCase);
            return at < 0 ? null : headers[(at + name.Length)..].Split("\r\n")[0];
        }

        private void Need(int bytes)
        {
            while (filled < bytes)
            {
                Receive();
            }
        }

        private void Receive()
        {
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * buffer.Length);
            }

            var received = socket.Receive(buffer, filled, buffer.Length - filled, SocketFlags.None);
            filled += received > 0 ? received : throw new InvalidOperationException("The connection was closed.");
        }
    }
}

/// <summary>What a load did.</summary>
/// <param name="Requests">How many requests were answered.</param>
/// <param name="Seconds">In which time.</param>
/// <param name="P50">The median of their latencies, in milliseconds.</param>
/// <param name="P99">What 99 of 100 stayed within, in milliseconds.</param>
internal sealed record Sent(int Requests, double Seconds, double P50, double P99);
