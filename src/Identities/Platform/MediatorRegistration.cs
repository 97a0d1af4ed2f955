using MediatR;

namespace Identities.Platform;

internal static class MediatorRegistration
{
    /// <summary>Registers the mediator and every handler of the service. Handlers keep no state, so one of each is enough.</summary>
    public static void AddMediator(this IServiceCollection services)
    {
        services.AddSingleton<ServiceFactory>(provider => provider.GetService!);
        services.AddSingleton<IMediator, Mediator>();

        foreach (var handler in typeof(MediatorRegistration).Assembly.GetTypes())
        {
            foreach (var contract in handler.GetInterfaces().Where(IsHandlerContract))
            {
                services.AddSingleton(contract, handler);
            }
        }
    }

    private static bool IsHandlerContract(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequestHandler<,>);
}
