using Identities.Accounts.Authenticate;
using Identities.Accounts.RenewToken;
using Identities.Platform.Http;

namespace Identities.Accounts;

/// <summary>Getting and renewing tokens.</summary>
internal static class AccountsSurface
{
    public static void MapAccounts(this IEndpointRouteBuilder native) => native
        .MapGroup("")
        .WithTags("Accounts")
        .Map<AuthenticateEndpoint>()
        .Map<RenewTokenEndpoint>();
}
