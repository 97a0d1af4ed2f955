using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Identities.Bench;

/// <summary>A measured process: the service as published, or one of its peers.</summary>
internal sealed class Server : IAsyncDisposable
{
    private const string Password = "for the benchmark only";

    private static readonly string Hook = Path.Combine(AppContext.BaseDirectory, "Identities.Bench.Runtime.dll");

    private readonly Process process;
    private readonly int runtimePort;

    private Server(Process process, int port, int runtimePort)
    {
        this.process = process;
        this.runtimePort = runtimePort;
        Port = port;
    }

    public int Port { get; }

    /// <summary>The bearer token that its requests carry; none where it asks for none.</summary>
    public string? Token { get; private set; }

    /// <summary>Starts the service, and logs in.</summary>
    public static async Task<Server> Service(string program, string connectionString, int port)
    {
        var server = await Start(port, connectionString, [program]);
        using var client = new HttpClient();
        await Ready(client, port, server.process);
        using var answer = await client.PostAsJsonAsync(new Uri($"http://127.0.0.1:{port}/api/v1/authenticate"), new { username = "admin", password = Password });
        server.Token = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["token"]!.GetValue<string>();
        return server;
    }

    /// <summary>Starts a peer, with the connection string as the service completes it.</summary>
    public static async Task<Server> Peer(string program, string connectionString, int port, params string[] arguments)
    {
        var pool = 4 * Environment.ProcessorCount;
        var completed = $"{connectionString};Maximum Pool Size={pool};Max Auto Prepare=200;Auto Prepare Min Usages=2;No Reset On Close=true;Options=-c TimeZone=UTC";
        var server = await Start(port, completed, [program, .. arguments]);

        await server.Listening(port);
        return server;
    }

    /// <summary>Runs a command of the service to its end.</summary>
    public static async Task Command(string program, string connectionString, string command)
    {
        using var process = Launch([program, command], connectionString, []);
        await process.WaitForExitAsync();

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command} ended with {process.ExitCode}.");
        }
    }

    /// <summary>From the start of the process to the first answer that took a round trip to the database.</summary>
    public static async Task<TimeSpan> StartUp(string program, string connectionString, int port)
    {
        using var client = new HttpClient();
        var started = Stopwatch.GetTimestamp();
        using var process = Launch([program], connectionString, new() { ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}" });
        await Ready(client, port, process);
        var taken = Stopwatch.GetElapsedTime(started);
        process.Kill();
        await process.WaitForExitAsync();
        return taken;
    }

    /// <summary>Resident memory, in MiB: now and at its peak.</summary>
    public (int Now, int Peak) Memory()
    {
        var status = File.ReadAllLines($"/proc/{process.Id}/status");
        return (Read("VmRSS:"), Read("VmHWM:"));

        int Read(string name)
            => int.Parse(status.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Processor time so far, in seconds.</summary>
    public double ProcessorTime() => ProcessTimes.Of(process.Id).Own;

    /// <summary>What its runtime has done so far: bytes allocated, and the time that compiling has taken.</summary>
    public (long Allocated, TimeSpan Compiled) Runtime()
    {
        using var asking = new TcpClient();
        asking.Connect(IPAddress.Loopback, runtimePort);
        var told = new byte[2 * sizeof(long)];
        asking.GetStream().ReadExactly(told);
        return (BitConverter.ToInt64(told), TimeSpan.FromTicks(BitConverter.ToInt64(told, sizeof(long))));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<Server> Start(int port, string connectionString, string[] arguments)
    {
        var runtimePort = port + 100;
        var process = Launch(arguments, connectionString, new()
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            ["DOTNET_STARTUP_HOOKS"] = Hook,
            ["BENCH_RUNTIME_PORT"] = runtimePort.ToString(CultureInfo.InvariantCulture),
        });

        var server = new Server(process, port, runtimePort);
        await server.Listening(runtimePort);
        return server;
    }

    private async Task Listening(int awaited)
    {
        while (!Listens(awaited))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"{string.Join(' ', process.StartInfo.ArgumentList)} did not start.");
            }

            await Task.Delay(20);
        }
    }

    private static Process Launch(string[] arguments, string connectionString, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Path.GetDirectoryName(arguments[0]), RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["ConnectionStrings__Identities"] = connectionString;
        start.Environment["Jwt__SigningKey"] = "a key of the benchmark, of more than 32 bytes";
        start.Environment["Jwt__Lifetime"] = "12:00:00";
        start.Environment["Admin__Username"] = "admin";
        start.Environment["Admin__Password"] = Password;

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task Ready(HttpClient client, int port, Process process)
    {
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"));

                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                // Not yet.
            }

            await Task.Delay(5);
        }
    }

    private static bool Listens(int port)
    {
        try
        {
            using var asking = new TcpClient();
            asking.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
