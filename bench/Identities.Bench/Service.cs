using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Identities.Bench;

/// <summary>The service as a process of its own.</summary>
internal sealed class Service : IAsyncDisposable
{
    private const string Password = "for the benchmark only";

    private readonly Process process;

    private Service(Process process, HttpClient client, TimeSpan startUp)
    {
        this.process = process;
        Client = client;
        StartUp = startUp;
    }

    public HttpClient Client { get; }

    /// <summary>From the start of the process to the first answer that took a round trip to the database.</summary>
    public TimeSpan StartUp { get; }

    public int ProcessId => process.Id;

    public static async Task<Service> Start(string program, string connectionString)
    {
        const int Port = 6208;
        var started = Stopwatch.GetTimestamp();
        var process = Launch(program, connectionString, "--urls", $"http://127.0.0.1:{Port}");

        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };

        while (!await IsReady(client))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException("The service did not start.");
            }

            await Task.Delay(5);
        }

        return new Service(process, client, Stopwatch.GetElapsedTime(started));
    }

    public static async Task Migrate(string program, string connectionString)
    {
        using var process = Launch(program, connectionString, "migrate");
        await process.WaitForExitAsync();
    }

    public async Task LogIn()
    {
        using var answer = await Client.PostAsJsonAsync(new Uri("/api/v1/authenticate", UriKind.Relative), new { username = "admin", password = Password });
        var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["token"]!.GetValue<string>();
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Resident memory of the process, in MiB: now and at its peak.</summary>
    public (int Now, int Peak) Memory()
    {
        var status = File.ReadAllLines($"/proc/{process.Id}/status");
        return (Read("VmRSS:"), Read("VmHWM:"));

        int Read(string name)
            => int.Parse(status.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Processor time of a process, in seconds.</summary>
    public static double ProcessorTime(int processId)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{processId}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / 100;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static Process Launch(string program, string connectionString, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { WorkingDirectory = Path.GetDirectoryName(program), RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["ConnectionStrings__Identities"] = connectionString;
        start.Environment["Jwt__SigningKey"] = "a key of the benchmark, of more than 32 bytes";
        start.Environment["Admin__Username"] = "admin";
        start.Environment["Admin__Password"] = Password;

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task<bool> IsReady(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
