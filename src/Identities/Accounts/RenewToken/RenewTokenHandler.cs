using System.Security.Claims;
using Identities.Platform.Data;
using Identities.Platform.Problems;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Accounts.RenewToken;

internal sealed record RenewTokenQuery(ClaimsPrincipal Caller) : IRequest<Outcome<IssuedToken>>;

internal sealed class RenewTokenHandler(Database database, AccessTokens tokens) : IRequestHandler<RenewTokenQuery, Outcome<IssuedToken>>
{
    public async Task<Outcome<IssuedToken>> Handle(RenewTokenQuery query, CancellationToken cancellationToken)
    {
        var caller = query.Caller;

        // To renew a stranger's token would make it outlive what its issuer allows.
        if (!caller.HasClaim(claim => claim.Type == TokenClaims.Own))
        {
            return OfAnotherIssuer;
        }

        // A restriction is not the user's but the token's: it stays.
        if (caller.IsRestricted() || !Guid.TryParse(caller.SubjectOf(), out var userId))
        {
            return Renewed(caller);
        }

        var user = await database.QueryOne<UserRow>(UserById, new { UserId = userId }, cancellationToken);

        return user is null
            ? Renewed(caller)
            : new IssuedToken { Username = user.Username, Token = tokens.Issue(userId.ToString(), user.Username, user.Permissions) };
    }

    private IssuedToken Renewed(ClaimsPrincipal caller) => new() { Username = caller.UsernameOf() ?? "", Token = tokens.Renew(caller) };

    private sealed record UserRow
    {
        public required string Username { get; init; }
        public required string[] Permissions { get; init; }
    }

    private static readonly Problem OfAnotherIssuer = new(
        StatusCodes.Status403Forbidden, "token-of-another-issuer", "Another issuer made this token; it is renewed there.");

    private const string UserById = """
        select username,
               array(select distinct permission
                     from   user_roles
                     join   role_permissions using (role_id)
                     where  user_roles.user_id = users.user_id) as permissions
        from   users
        where  user_id = @UserId
        and    disabled_at is null
        and    deleted_at is null
        """;
}
