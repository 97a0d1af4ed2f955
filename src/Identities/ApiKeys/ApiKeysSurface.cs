using Identities.ApiKeys.IssueApiKey;
using Identities.ApiKeys.ListApiKeys;
using Identities.ApiKeys.RevokeApiKey;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Microsoft.AspNetCore.Authentication;

namespace Identities.ApiKeys;

/// <summary>Keys for programs that send <c>X-API-KEY</c>: each user has their own.</summary>
internal static class ApiKeysSurface
{
    public static void AddApiKeys(this IServiceCollection services)
    {
        services.AddSingleton<KeyHolders>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ApiKeyCredentials>(SecurityRegistration.ApiKey, null);
    }

    public static void MapApiKeys(this IEndpointRouteBuilder native) => native
        .MapGroup("/apiKeys")
        .WithTags("API keys")
        .Map<ListApiKeysEndpoint>()
        .Map<IssueApiKeyEndpoint>()
        .Map<RevokeApiKeyEndpoint>();
}
