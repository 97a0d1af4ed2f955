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
        if (!caller.IsOwn())
        {
            return OfAnotherIssuer;
        }

        if (tokens.IsSessionOver(caller))
        {
            return SessionOver;
        }

        if (!Guid.TryParse(caller.SubjectOf(), out var userId))
        {
            return Renewed(caller);
        }

        var user = await database.QueryOne<UserRow>(UserById, new { UserId = userId, IssuedAt = caller.IssuedAt() }, cancellationToken);

        if (user is { Refused: true })
        {
            return SecurityProblems.UserRefused;
        }

        // A restriction is not the user's but the token's: it stays.
        return user is null || caller.IsRestricted()
            ? Renewed(caller)
            : new IssuedToken
            {
                Username = user.Username,
                Token = tokens.Issue(
                    userId.ToString(), user.Username, user.Permissions, validFrom: user.TokensValidFrom, loggedInAt: caller.LoggedInAt()),
            };
    }

    private IssuedToken Renewed(ClaimsPrincipal caller) => new() { Username = caller.UsernameOf() ?? "", Token = tokens.Renew(caller) };

    // By name, not by position: an array's column says only that it is one.
    private sealed record UserRow
    {
        public required string Username { get; init; }

        public required string[] Permissions { get; init; }

        public required bool Refused { get; init; }

        public required DateTime? TokensValidFrom { get; init; }
    }

    private static readonly Problem SessionOver = new(
        StatusCodes.Status401Unauthorized, "session-ended", "The session has lasted as long as one may since its log-in; log in again.");

    private static readonly Problem OfAnotherIssuer = new(
        StatusCodes.Status403Forbidden, "token-of-another-issuer", "Another issuer made this token; it is renewed there.");

    // Judged here and now: what every request is checked against is up to a second old, and a fresh token would outlive the reset.
    private const string UserById = """
        select username, tokens_valid_from,
               disabled_at is not null or deleted_at is not null or coalesce(tokens_valid_from > @IssuedAt, false) as refused,
               permissions_of(user_id) as permissions
        from   users
        where  user_id = @UserId
        """;
}
