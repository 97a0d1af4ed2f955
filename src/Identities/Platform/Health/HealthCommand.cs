using System.Globalization;

namespace Identities.Platform.Health;

/// <summary>The container's health check: asks the service on this machine, because the image has neither a shell nor curl.</summary>
internal static class HealthCommand
{
    private const int DefaultPort = 6009;

    /// <returns>0 when the service is alive, else 1.</returns>
    public static async Task<int> Run()
    {
        var ports = Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS")?.Split(';');
        var port = int.TryParse(ports?[0], NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : DefaultPort;

        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };

        try
        {
            using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/health/live"));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return 1;
        }
    }
}
