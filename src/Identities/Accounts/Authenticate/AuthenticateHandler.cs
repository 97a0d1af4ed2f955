using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Platform.Security;
using MediatR;

namespace Identities.Accounts.Authenticate;

internal sealed record AuthenticateCommand(Input<AuthenticateRequest> Credentials) : IRequest<Outcome<IssuedToken>>;

internal sealed class AuthenticateHandler(Database database, Passwords passwords, AccessTokens tokens, TimeProvider clock)
    : IRequestHandler<AuthenticateCommand, Outcome<IssuedToken>>, IDisposable
{
    private const int FailuresBeforeLock = 5;

    private static readonly TimeSpan LockFor = TimeSpan.FromMinutes(1);

    // Hashing is meant to be slow: guessers get a share of the processor and of the connections, not all of them.
    private readonly SemaphoreSlim attempts = new(Environment.ProcessorCount);

    public async Task<Outcome<IssuedToken>> Handle(AuthenticateCommand command, CancellationToken cancellationToken)
    {
        if (command.Credentials.Rejected(out var rejection, out var credentials))
        {
            return rejection;
        }

        if (!tokens.CanIssue)
        {
            return NoTokensHere;
        }

        await attempts.WaitAsync(cancellationToken);

        try
        {
            return await LogIn(credentials, cancellationToken);
        }
        finally
        {
            attempts.Release();
        }
    }

    // The user's row stays locked while the password is checked, so that guesses sent at once are counted one by one.
    private Task<Outcome<IssuedToken>> LogIn(AuthenticateRequest credentials, CancellationToken cancellationToken) => database.InTransaction(
        async transaction =>
        {
            var user = await transaction.QueryOne<UserRow>(UserByName, new { credentials.Username }, cancellationToken);
            var now = clock.Now();
            var mayTry = user is { LockedUntil: null } || user?.LockedUntil <= now;
            var verified = passwords.Verify(mayTry ? user!.PasswordHash : null, credentials.Password);

            if (!verified)
            {
                if (mayTry)
                {
                    await transaction.Execute(CountFailure, new { user!.UserId, FailuresBeforeLock, LockedUntil = now + LockFor }, cancellationToken);
                    await transaction.Commit(cancellationToken);
                }

                return InvalidCredentials;
            }

            if (user!.FailedLogins > 0)
            {
                await transaction.Execute(ForgetFailures, new { user.UserId }, cancellationToken);
                await transaction.Commit(cancellationToken);
            }

            return (Outcome<IssuedToken>)new IssuedToken
            {
                Username = user.Username,
                Token = tokens.Issue(user.UserId.ToString(), user.Username, user.Permissions),
            };
        },
        cancellationToken);

    public void Dispose() => attempts.Dispose();

    private sealed record UserRow
    {
        public required Guid UserId { get; init; }
        public required string Username { get; init; }
        public required string PasswordHash { get; init; }
        public required int FailedLogins { get; init; }
        public required DateTime? LockedUntil { get; init; }
        public required string[] Permissions { get; init; }
    }

    private static readonly Problem InvalidCredentials = new(
        StatusCodes.Status401Unauthorized, "invalid-credentials", "The username or the password is wrong, or the user is locked for a minute.");

    private static readonly Problem NoTokensHere = new(
        StatusCodes.Status401Unauthorized, "tokens-come-from-elsewhere", "This deployment takes tokens of an OpenID Connect issuer and issues none.");

    private const string UserByName = """
        select user_id, username, password_hash, failed_logins, locked_until,
               array(select distinct permission
                     from   user_roles
                     join   role_permissions using (role_id)
                     where  user_roles.user_id = users.user_id) as permissions
        from   users
        where  lower(username collate "und-x-icu") = lower(@Username collate "und-x-icu")
        and    disabled_at is null
        and    deleted_at is null
        for no key update of users
        """;

    // The count starts again when a lock begins: the next lock takes five failures too.
    private const string CountFailure = """
        update users
        set    failed_logins = case when failed_logins + 1 >= @FailuresBeforeLock then 0 else failed_logins + 1 end,
               locked_until  = case when failed_logins + 1 >= @FailuresBeforeLock then @LockedUntil end
        where  user_id = @UserId
        """;

    private const string ForgetFailures = """
        update users
        set    failed_logins = 0,
               locked_until  = null
        where  user_id = @UserId
        """;
}
