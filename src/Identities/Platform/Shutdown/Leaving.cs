using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections.Features;

namespace Identities.Platform.Shutdown;

/// <summary>
/// How the service ends. The first signal turns it unready and leaves it listening for <c>Shutdown:Delay</c>; in that time each answer
/// asks its client to connect again, elsewhere. Then requests under way finish. A second signal ends the delay, and a third one ends those
/// requests.
/// </summary>
internal sealed partial class Leaving(
    ShutdownSettings settings,
    Listeners listeners,
    IHostApplicationLifetime application,
    ILogger<Leaving> logger) : IHostLifetime, IDisposable
{
    // From a connection to its first request.
    private static readonly TimeSpan LastRequests = TimeSpan.FromMilliseconds(500);

    private readonly Lock step = new();
    private readonly CancellationTokenSource hurry = new();
    private readonly List<PosixSignalRegistration> signals = [];
    private volatile bool hasBegun;

    /// <summary>Whether a signal has come: from then on the service is not ready.</summary>
    public bool HasBegun => hasBegun;

    /// <summary>Is cancelled when requests under way are not waited for any longer.</summary>
    public CancellationToken Hurry => hurry.Token;

    public void ListenToSignals()
    {
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take));
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, Take));
        signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGQUIT, Take));
    }

    /// <summary>Makes the answer the last one of its connection.</summary>
    public static void CloseConnection(HttpContext context)
    {
        if (HttpProtocol.IsHttp2(context.Request.Protocol) || HttpProtocol.IsHttp3(context.Request.Protocol))
        {
            context.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
        }
        else
        {
            context.Response.Headers.Connection = "close";
        }
    }

    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        signals.ForEach(signal => signal.Dispose());
        hurry.Dispose();
    }

    private void Take(PosixSignalContext signal)
    {
        // The process ends when its work is done, not with the signal.
        signal.Cancel = true;

        lock (step)
        {
            if (application.ApplicationStopping.IsCancellationRequested)
            {
                LogHurry();
                hurry.Cancel();
            }
            else if (hasBegun || !application.ApplicationStarted.IsCancellationRequested)
            {
                application.StopApplication();
            }
            else
            {
                hasBegun = true;
                LogBegun(settings.Delay, settings.Timeout);
                _ = StopAfterDelay();
            }
        }
    }

    private async Task StopAfterDelay()
    {
        if (settings.Delay > TimeSpan.Zero)
        {
            await Task.Delay(settings.Delay, application.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            listeners.IgnoreNewConnections();
            await Task.Delay(LastRequests, application.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        application.StopApplication();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Told to end: unready, listening for {Delay}, then {Timeout} to finish")]
    private partial void LogBegun(TimeSpan delay, TimeSpan timeout);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Told to end again: requests under way are cut")]
    private partial void LogHurry();
}
