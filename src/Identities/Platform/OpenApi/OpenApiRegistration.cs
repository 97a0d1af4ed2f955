namespace Identities.Platform.OpenApi;

internal static class OpenApiRegistration
{
    public static void AddOpenApiDocuments(this IServiceCollection services)
    {
        services.AddOpenApi("identities");
    }

    public static void MapOpenApiDocuments(this WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json");

    public static void UseSwagger(this WebApplication app)
    {
        app.UseSwaggerUi();
    }
}
