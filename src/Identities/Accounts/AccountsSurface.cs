using Identities.Accounts.Authenticate;
using Identities.Accounts.ChangePassword;
using Identities.Accounts.GetProfile;
using Identities.Accounts.RenewToken;
using Identities.Platform.Http;
using Identities.Platform.Security;
using Microsoft.AspNetCore.Authentication;

namespace Identities.Accounts;

/// <summary>Getting and renewing tokens, and who the caller is.</summary>
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

    /// <summary>What stands outside the API's own prefix, where clients look for it.</summary>
    public static void MapSession(this IEndpointRouteBuilder session) => session
        .MapGroup("")
        .WithTags("Accounts")
        .Map<GetProfileEndpoint>()
        .Map<ChangePasswordEndpoint>();
}
