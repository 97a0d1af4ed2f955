using Identities.Platform.Security;

namespace Identities.Dialects.Baack;

/// <summary>
/// What a caller may see and touch. A token with a <c>company</c> claim: the people whom those companies own. Any other token that has the
/// operation's permission: everybody. Everyone else: nobody, by the same statements, so that being nobody costs what not being there does.
/// </summary>
/// <param name="Companies">The companies that the caller is restricted to; null when to none.</param>
/// <param name="IsStranger">Whether the caller has no right here at all: no valid token, or neither claim nor permission.</param>
internal sealed record Visibility(Guid[]? Companies, bool IsStranger)
{
    public bool IsRestricted => Companies is not null;

    /// <summary>Minimal APIs bind a handler's parameter through this.</summary>
    public static ValueTask<Visibility?> BindAsync(HttpContext context) => new(Of(context));

    public static Visibility Of(HttpContext context)
    {
        var caller = context.User;

        if (caller.Identity is not { IsAuthenticated: true })
        {
            return new Visibility([], IsStranger: true);
        }

        if (caller.IsRestricted())
        {
            return new Visibility([.. caller.FindAll(TokenClaims.Company).Select(claim => Guid.Parse(claim.Value))], IsStranger: false);
        }

        var permission = context.GetEndpoint()!.Metadata.GetRequiredMetadata<ConcealedPermission>().Permission;

        return caller.HasClaim(TokenClaims.Permission, permission)
            ? new Visibility(null, IsStranger: false)
            : new Visibility([], IsStranger: true);
    }
}
