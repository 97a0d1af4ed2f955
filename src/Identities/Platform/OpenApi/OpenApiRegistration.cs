using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Identities.Platform.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Identities.Platform.OpenApi;

/// <summary>
/// The OpenAPI documents: one of the whole service and one per surface, each as 3.1 and, for generators that know no newer, as 3.0.
/// They need no token; <c>OpenApi:Enabled</c> turns them and Swagger UI off.
/// </summary>
internal static class OpenApiRegistration
{
    private const string WholeService = "identities";
    private const string OlderSuffix = "-3.0";
    private const string SwaggerPath = "/swagger";

    public static void AddOpenApiDocuments(this IServiceCollection services, params string[] surfaces)
    {
        foreach (var surface in surfaces.Prepend(WholeService))
        {
            services.AddOpenApi(surface, options => Describe(options, surface, OpenApiSpecVersion.OpenApi3_1));
            services.AddOpenApi(surface + OlderSuffix, options => Describe(options, surface, OpenApiSpecVersion.OpenApi3_0));
        }

        services.AddSingleton(new DocumentedSurfaces([WholeService, .. surfaces]));
        services.AddSingleton<WrittenDocuments>();
    }

    public static void MapOpenApiDocuments(this WebApplication app)
    {
        if (!IsEnabled(app))
        {
            return;
        }

        app.MapGet("/openapi/{name}.json", (string name, HttpRequest request, WrittenDocuments documents, CancellationToken cancellationToken)
            => documents.Answer(name, request, cancellationToken)).ExcludeFromDescription();

        // Where the native API's own clients look for it.
        app.Map("/swagger/v1/swagger.json", () => TypedResults.LocalRedirect("~/openapi/native.json")).ExcludeFromDescription();
    }

    /// <summary>Swagger UI below <c>/swagger</c>, with every document and a button to authorize.</summary>
    public static void UseSwagger(this WebApplication app)
    {
        if (!IsEnabled(app))
        {
            return;
        }

        // On a branch of their own: no other request goes through the page's five middlewares.
        app.UseWhen(context => context.Request.Path.StartsWithSegments(SwaggerPath), branch => branch.UseSwaggerUi(page =>
        {
            page.DocumentTitle = "Identities";
            page.Path = SwaggerPath;
            page.PersistAuthorization = true;
            page.TransformToExternalPath = (path, request) => request.PathBase + path;

            foreach (var surface in app.Services.GetRequiredService<DocumentedSurfaces>().Names)
            {
                page.SwaggerRoutes.Add(new(surface, $"/openapi/{surface}.json"));
            }
        }));
    }

    private static bool IsEnabled(WebApplication app) => app.Configuration.GetValue("OpenApi:Enabled", true);

    private static void Describe(OpenApiOptions options, string surface, OpenApiSpecVersion version)
    {
        options.OpenApiVersion = version;
        options.ShouldInclude = operation =>
            operation.ActionDescriptor.EndpointMetadata.OfType<Surface>().FirstOrDefault() is { } own
            && (surface == WholeService || own.Name == surface);
        options.AddDocumentTransformer<DocumentDescription>();
        options.AddDocumentTransformer(new NullableReferences(version));
        options.AddOperationTransformer<OperationDescription>();

        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(AllowedValuesAttribute), false) is [AllowedValuesAttribute allowed, ..])
            {
                schema.Enum = [.. allowed.Values.Select(value => value is null ? JsonNullSentinel.JsonNull : JsonValue.Create((string)value))];
            }

            if (context.JsonPropertyInfo is { IsSetNullable: true })
            {
                schema.Metadata ??= new Dictionary<string, object>();
                schema.Metadata[SharedSchemas.MayBeNull] = true;
                SharedSchemas.AllowNull(schema);
            }

            var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;

            if (type == typeof(decimal))
            {
                // A double would lose digits that the service keeps.
                schema.Format = "decimal";
            }
            else if (type == typeof(byte[]))
            {
                // Bytes come in the parts of forms, as they are.
                schema.Format = "binary";
            }

            return Task.CompletedTask;
        });
    }

    /// <summary>The documents that there are, in the order Swagger UI shows them.</summary>
    private sealed record DocumentedSurfaces(IReadOnlyList<string> Names);
}
