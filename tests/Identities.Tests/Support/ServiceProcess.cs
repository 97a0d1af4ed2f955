using System.Diagnostics;
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

    private ServiceProcess(Process process, Uri address, string token)
    {
        this.process = process;
        Client = new HttpClient { BaseAddress = address };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public HttpClient Client { get; }

    /// <summary>The most that the process has ever had in memory, in MiB.</summary>
    public long PeakMemory
    {
        get
        {
            process.Refresh();
            return process.PeakWorkingSet64 / 1024 / 1024;
        }
    }

    public static async Task<ServiceProcess> Start(string connectionString, string token)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var process = Launch(connectionString, address);
        process.BeginErrorReadLine();
        var service = new ServiceProcess(process, address, token);
        await Eventually.Holds("the service is ready", service.IsReady);
        return service;
    }

    /// <summary>A start that is asked to end as soon as it has come so far; the answer is its exit code and what it says.</summary>
    public static async Task<(int ExitCode, string Words)> Interrupt(string connectionString, Func<Task<bool>> hasComeSoFar)
    {
        var process = Launch(connectionString, new Uri($"http://127.0.0.1:{FreePort()}"));
        await using var service = new ServiceProcess(process, new Uri("http://127.0.0.1"), "");
        var words = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Eventually.Holds("the start has come so far", hasComeSoFar);

        var exitCode = await service.Terminate(meanwhile: () => Task.CompletedTask);
        return (exitCode, await words);
    }

    private static Process Launch(string connectionString, Uri address)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Identities.dll"), "--urls", address.ToString()]);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Logging__LogLevel__Default"] = "None";
        start.Environment["ConnectionStrings__Identities"] =
            new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = ApplicationName }.ConnectionString;
        start.Environment["Jwt__SigningKey"] = Api.SigningKey;

        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        return process;
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
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await meanwhile();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
