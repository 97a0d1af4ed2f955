using Identities.Dialects.RogerRoger.GetPerson;
using Identities.Platform.Http;
using Identities.Platform.Security;

namespace Identities.Dialects.RogerRoger;

/// <summary>People as a CRM has them, and what their IRIs point at. Its paths stand at the root.</summary>
internal static class RogerRogerSurface
{
    public const string Name = "rogerroger";

    public static void AddRogerRoger(this IServiceCollection services)
    {
        services.AddSingleton<IProblemDetailsWriter, RogerRogerErrors>();
        services.AddSingleton<RateLimit>();
    }

    public static void MapRogerRoger(this IEndpointRouteBuilder routes)
    {
        var surface = routes.MapGroup("").WithMetadata(
            new Surface(Name),
            new NegotiatesRogerRoger(),
            new TakesApiKeys(),
            new ErrorShape(typeof(RogerRogerError), RogerRogerErrors.MediaType));

        surface.MapGroup(Resource.Person.Path)
            .WithTags("Person")
            .Map<GetPersonEndpoint>();
    }
}
