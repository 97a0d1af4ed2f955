using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Identities.Leaving;

/// <summary>One instance of the service, on the same port after each restart.</summary>
internal sealed class Instance : IAsyncDisposable
{
    private const string Password = "for this proof only, and for a minute";
    private const string SigningKey = "a signing key for this proof only, of more than 32 bytes";

    private readonly string program;
    private readonly string connectionString;
    private readonly string log;
    private Process? process;

    private Instance(string program, string connectionString, string log)
    {
        this.program = program;
        this.connectionString = connectionString;
        this.log = log;
    }

    public int Port { get; } = Ports.Free();

    public static async Task<Instance> Start(string program, string connectionString, string log)
    {
        var instance = new Instance(program, connectionString, log);
        await instance.Start();
        return instance;
    }

    public async Task Start()
    {
        var start = new ProcessStartInfo("dotnet", [program, "--urls", $"http://127.0.0.1:{Port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ConnectionStrings__Identities"] = connectionString;
        start.Environment["Jwt__SigningKey"] = SigningKey;
        start.Environment["Admin__Username"] = "admin";
        start.Environment["Admin__Password"] = Password;
        start.Environment["Shutdown__Delay"] = "00:00:03";

        process = Process.Start(start)!;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Ports.WaitFor(Port, process);
    }

    /// <summary>Asks the instance to end; the answer is its exit code, and how long it took.</summary>
    public async Task<(int ExitCode, TimeSpan Taken)> Stop()
    {
        var taken = Stopwatch.StartNew();
        using var kill = Process.Start("kill", ["-TERM", process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (process.ExitCode, taken.Elapsed);
    }

    public async Task<string> LogIn()
    {
        using var client = new HttpClient();
        using var answer = await client.PostAsJsonAsync(
            new Uri($"http://127.0.0.1:{Port}/api/v1/authenticate"), new { username = "admin", password = Password });
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["token"]!.GetValue<string>();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process?.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
        {
            lock (this)
            {
                File.AppendAllText(log, line.Data + Environment.NewLine);
            }
        }
    }
}
