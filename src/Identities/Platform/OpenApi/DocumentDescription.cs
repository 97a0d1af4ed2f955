using Identities.Platform.Security;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Identities.Platform.OpenApi;

/// <summary>What a document says as a whole: what it is of, and how callers show who they are.</summary>
internal sealed class DocumentDescription : IOpenApiDocumentTransformer
{
    public const string Bearer = "Bearer";
    public const string ApiKey = "ApiKey";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Identities",
            Version = "1",
            Description = "One record per person, kept once and spoken in the dialects that integrations already use.",
        };

        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "A token from POST /api/v1/authenticate, or of the OpenID Connect issuer that the deployment names.",
        };

        document.Components.SecuritySchemes[ApiKey] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = TakesApiKeys.Header,
            Description = "A key from POST /api/v1/apiKeys.",
        };

        return Task.CompletedTask;
    }
}
