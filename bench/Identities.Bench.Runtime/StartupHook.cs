using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime;

/// <summary>
/// Runs in every measured process before its own code (<c>DOTNET_STARTUP_HOOKS</c>), so that the benchmark can ask what it has allocated and
/// compiled: whoever connects to the port in <c>BENCH_RUNTIME_PORT</c> is told the bytes and the ticks of 100 ns so far.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        var listener = new TcpListener(IPAddress.Loopback, int.Parse(Environment.GetEnvironmentVariable("BENCH_RUNTIME_PORT")!, CultureInfo.InvariantCulture));
        listener.Start();
        new Thread(() => Answer(listener)) { IsBackground = true }.Start();
    }

    private static void Answer(TcpListener listener)
    {
        while (true)
        {
            using var asking = listener.AcceptTcpClient();

            try
            {
                asking.GetStream().Write(
                    [.. BitConverter.GetBytes(GC.GetTotalAllocatedBytes(precise: true)), .. BitConverter.GetBytes(JitInfo.GetCompilationTime().Ticks)]);
            }
            catch (IOException)
            {
                // Whoever asked only wanted to know whether somebody listens.
            }
        }
    }
}
