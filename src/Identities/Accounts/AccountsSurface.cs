using Identities.Accounts.Authenticate;
using Identities.Accounts.RenewToken;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Microsoft.AspNetCore.Authentication;

namespace Identities.Accounts;

/// <summary>Getting and renewing tokens.</summary>
internal static class AccountsSurface
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<Passwords>();
        services.AddSingleton<LogIns>();
        services.AddSingleton<VerifiedPasswords>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, BasicCredentials>(SecurityRegistration.BasicCredentials, null);
    }

    public static void MapAccounts(this IEndpointRouteBuilder native) => native
        .MapGroup("")
        .WithTags("Accounts")
        .Map<AuthenticateEndpoint>()
        .Map<RenewTokenEndpoint>();
}
