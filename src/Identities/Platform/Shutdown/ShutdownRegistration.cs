using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Identities.Platform.Shutdown;

internal static class ShutdownRegistration
{
    public static void AddShutdown(this IServiceCollection services, ShutdownSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<Listeners>();
        services.AddOptions<SocketTransportOptions>()
            .Configure<Listeners>((sockets, listeners) => sockets.CreateBoundListenSocket = listeners.Open);
        services.AddSingleton<Leaving>();
        services.AddSingleton<IHostLifetime>(provider => provider.GetRequiredService<Leaving>());
        services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.Timeout);
    }
}
