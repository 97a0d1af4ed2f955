using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Identities.Platform.Security;

/// <summary>Who may: bearer tokens of ours or of one other issuer, and a policy per permission.</summary>
internal static class SecurityRegistration
{
    private const string OwnTokens = JwtBearerDefaults.AuthenticationScheme;
    private const string IssuerTokens = "Issuer";

    /// <summary>The scheme of a user name and password with each request, for operations that are marked with <see cref="TakesBasicCredentials"/>.</summary>
    public const string BasicCredentials = "Basic";

    /// <summary>The scheme of a key in a header of its own, for operations that are marked with <see cref="TakesApiKeys"/>.</summary>
    public const string ApiKey = "ApiKey";

    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    /// <summary>Any authenticated caller, restricted or not.</summary>
    public const string Authenticated = "Authenticated";

    /// <summary>Any authenticated caller whose token is not restricted to companies.</summary>
    public const string Unrestricted = "Unrestricted";

    public static void AddTokens(this IServiceCollection services, TokenSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<RememberedTokens>();
        services.AddSingleton<CurrentRights>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, ForbiddenAnswers>();

        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeysInMemory>();

        // The scheme of our own tokens is asked first, and passes on what is not for it.
        var authentication = services.AddAuthentication(OwnTokens);
        authentication.AddJwtBearer(OwnTokens, options => options.ForwardDefaultSelector = context =>
            SendsBasicCredentials(context) ? BasicCredentials
            : SendsApiKey(context) ? ApiKey
            : settings.Authority is not null && IssuerOf(context.Request) != settings.Issuer ? IssuerTokens : null);
        services.AddOptions<JwtBearerOptions>(OwnTokens).Configure<TimeProvider, RememberedTokens>((options, clock, tokens) =>
        {
            Common(options, new TokenValidation(tokens, OwnTokens, TokenClaims.Permission, own: true));
            options.TokenValidationParameters = Parameters(settings, clock, SecurityAlgorithms.HmacSha256);
            options.TokenValidationParameters.ValidIssuer = settings.Issuer;
            options.TokenValidationParameters.IssuerSigningKey = settings.SigningKey;
        });

        if (settings.Authority is not null)
        {
            authentication.AddJwtBearer(IssuerTokens, _ => { });
            services.AddOptions<JwtBearerOptions>(IssuerTokens).Configure<TimeProvider, RememberedTokens>((options, clock, tokens) =>
            {
                Common(options, new TokenValidation(tokens, IssuerTokens, settings.PermissionClaim, own: false));
                options.Authority = settings.Authority;
                // A key that is not known may be a new one: the issuer is asked, but not by every token that names one.
                options.RefreshInterval = TimeSpan.FromSeconds(30);
                options.RequireHttpsMetadata = !new Uri(settings.Authority).IsLoopback;
                options.TokenValidationParameters = Parameters(
                    settings,
                    clock,
                    SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
                    SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
                    SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512);
                // Else the library would try all keys when none fits.
                options.TokenValidationParameters.TryAllIssuerSigningKeys = false;
                options.TokenValidationParameters.IssuerSigningKeyResolverUsingConfiguration =
                    (_, token, keyId, _, configuration) => PublishedKeys.For(token, keyId, configuration);
            });

            // A key that the issuer has withdrawn is good no longer, not even for the hour that the library would remember it.
            services.PostConfigure<JwtBearerOptions>(IssuerTokens, options =>
            {
                if (options.ConfigurationManager is BaseConfigurationManager manager)
                {
                    manager.UseLastKnownGoodConfiguration = false;
                }
            });
        }

        Remember(services);

        var authorization = services.AddAuthorizationBuilder()
            .AddPolicy(Authenticated, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Unrestricted, policy => policy.AddRequirements(new PermissionRequirement(null)));

        foreach (var permission in Permissions.All)
        {
            authorization.AddPolicy(permission, policy => policy.AddRequirements(new PermissionRequirement(permission)));
        }
    }

    private static void Common(JwtBearerOptions options, TokenValidation validation)
    {
        options.MapInboundClaims = false;
        options.IncludeErrorDetails = false;
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(validation);
    }

    /// <summary>Whether a scheme is one of tokens, which carry what was allowed when they were issued.</summary>
    public static bool IsOfTokens(string scheme) => scheme is OwnTokens or IssuerTokens;

    /// <summary>Puts <see cref="RememberingAuthentication"/> before the framework's service.</summary>
    private static void Remember(IServiceCollection services)
    {
        var framework = services.Single(service => service.ServiceType == typeof(IAuthenticationService)).ImplementationType!;

        services.AddScoped(framework);
        services.Replace(ServiceDescriptor.Singleton<IAuthenticationService>(provider
            => ActivatorUtilities.CreateInstance<RememberingAuthentication>(provider, framework)));
    }

    private static TokenValidationParameters Parameters(TokenSettings settings, TimeProvider clock, params string[] algorithms) => new()
    {
        ValidAudience = settings.Audience,
        ValidAlgorithms = algorithms,
        ClockSkew = Skew,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        NameClaimType = TokenClaims.Username,
        LifetimeValidator = (notBefore, expires, _, _) =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            // The skew goes to now: the library knows a token without a beginning by the first moment there is, before which there is none.
            return expires is not null && now - Skew < expires && (notBefore is null || now + Skew >= notBefore);
        },
    };

    private static bool SendsBasicCredentials(HttpContext context)
        => context.Request.Headers.Authorization.ToString().StartsWith("Basic ", StringComparison.OrdinalIgnoreCase)
           && context.GetEndpoint()?.Metadata.GetMetadata<TakesBasicCredentials>() is not null;

    /// <summary>A caller who shows both a token and a key is judged by the token.</summary>
    private static bool SendsApiKey(HttpContext context)
        => string.IsNullOrEmpty(context.Request.Headers.Authorization)
           && context.Request.Headers.ContainsKey(TakesApiKeys.Header)
           && context.GetEndpoint()?.Metadata.GetMetadata<TakesApiKeys>() is not null;

    private static string? IssuerOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();

        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            return new JsonWebToken(header["Bearer ".Length..].Trim()).Issuer;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or SecurityTokenException or JsonException)
        {
            // Whatever scheme takes it will refuse it.
            return null;
        }
    }
}

/// <summary>Marks operations whose callers may send a user name and a password in place of a token.</summary>
internal sealed class TakesBasicCredentials;

/// <summary>Marks operations whose callers may send a key in place of a token.</summary>
internal sealed class TakesApiKeys
{
    public const string Header = "X-API-KEY";
}
