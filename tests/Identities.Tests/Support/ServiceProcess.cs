using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Npgsql;
using Xunit;

namespace Identities.Tests.Support;

/// <summary>The service as a process of its own, for what happens when a process ends.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    /// <summary>What PostgreSQL knows the connections of this process by.</summary>
    public const string ApplicationName = "identities in a process";

    private readonly Process process;
    private readonly ConcurrentQueue<string> log = new();

    private ServiceProcess(Process process, Uri address, string token)
    {
        this.process = process;
        Client = new HttpClient { BaseAddress = address };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    /// <summary>What the process has logged: nothing, unless its settings say so.</summary>
    public IReadOnlyCollection<string> Log => log;

    /// <summary>The most that the process has ever had in memory, in MiB.</summary>
    public long PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64 / 1024 / 1024;
        }
    }

    /// <summary>A service that is ready; settings are named as in the environment.</summary>
    public static Task<ServiceProcess> Start(string connectionString, string token, params (string Name, string Value)[] settings)
        => Start(connectionString, token, new Uri($"http://127.0.0.1:{FreePort()}"), settings);

    public static async Task<ServiceProcess> Start(string connectionString, string token, Uri address, params (string Name, string Value)[] settings)
    {
        var process = Launch(connectionString, address, settings);
        var service = new ServiceProcess(process, address, token);
        process.OutputDataReceived += (_, line) => service.log.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Eventually.Holds("the service is ready", service.IsReady);
        return service;
    }

    /// <summary>A start that is asked to end as soon as it has come so far; the answer is its exit code and what it says.</summary>
    public static async Task<(int ExitCode, string Words)> Interrupt(string connectionString, Func<Task<bool>> hasComeSoFar)
    {
        var process = Launch(connectionString, new Uri($"http://127.0.0.1:{FreePort()}"), []);
        process.BeginOutputReadLine();
        await using var service = new ServiceProcess(process, new Uri("http://127.0.0.1"), "");
        var words = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Eventually.Holds("the start has come so far", hasComeSoFar);

        var exitCode = await service.Terminate(meanwhile: () => Task.CompletedTask);
        return (exitCode, await words);
    }

    /// <summary>A start that ends by itself; the answer is its exit code and what it says.</summary>
    public static async Task<(int ExitCode, string Words)> Fail(string connectionString, params (string Name, string Value)[] settings)
    {
        using var process = Launch(connectionString, new Uri($"http://127.0.0.1:{FreePort()}"), settings);
        process.BeginOutputReadLine();

        try
        {
            var words = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, words);
        }
        finally
        {
            process.Kill();
        }
    }

    private static Process Launch(string connectionString, Uri address, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Identities.dll"), "--urls", address.ToString()]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Logging__LogLevel__Default"] = "None";
        start.Environment["ConnectionStrings__Identities"] =
            new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = ApplicationName }.ConnectionString;
        start.Environment["Jwt__SigningKey"] = Api.SigningKey;

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Ends the process without a word of warning.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Asks the process to end; what it answers with is its exit code.</summary>
    public async Task<int> Terminate(Func<Task> meanwhile)
    {
        await Signal("TERM");
        await meanwhile();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    /// <summary>Sends a signal.</summary>
    public async Task Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();

        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private async Task<bool> IsReady()
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
