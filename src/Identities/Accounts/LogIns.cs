using Identities.Platform.Data;
using Identities.Platform.Http;

namespace Identities.Accounts;

/// <summary>
/// Checks the password of a user, wherever it comes from: five failures in a row lock the user for one minute, and a success resets the
/// count.
/// </summary>
internal sealed class LogIns(Database database, Passwords passwords, TimeProvider clock) : IDisposable
{
    private const int FailuresBeforeLock = 5;

    private static readonly TimeSpan LockFor = TimeSpan.FromMinutes(1);

    // Hashing is meant to be slow: guessers get a share of the processor and of the connections, not all of them.
    private readonly SemaphoreSlim attempts = new(Environment.ProcessorCount);

    /// <summary>The user; null when the name or the password is wrong, or the user is locked.</summary>
    /// <param name="username">The name, in any case.</param>
    /// <param name="password">The password.</param>
    /// <param name="origin">The surface that was spoken to.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<LoggedInUser?> Verify(string username, string password, string origin, CancellationToken cancellationToken)
    {
        await Database.Wait(attempts, cancellationToken);

        try
        {
            return await database.InTransaction(transaction => Verify(transaction, username, password, origin, cancellationToken), cancellationToken);
        }
        finally
        {
            attempts.Release();
        }
    }

    public void Dispose() => attempts.Dispose();

    // The user's row stays locked while the password is checked, so that guesses sent at once are counted one by one.
    private async Task<LoggedInUser?> Verify(
        DatabaseTransaction transaction,
        string username,
        string password,
        string origin,
        CancellationToken cancellationToken)
    {
        var user = await transaction.QueryOne<LoggedInUser>(UserByName, new { Username = username }, cancellationToken);
        var now = clock.Now();
        var mayTry = user?.IsLocked(now) is false;
        var verified = passwords.Verify(mayTry ? user!.PasswordHash : null, password);

        // A name that nobody has is not logged, people type passwords there; nor are guesses while the user is locked, they have no end.
        if (user is null || !mayTry)
        {
            return null;
        }

        var writes = new StatementBatch();
        writes.Add(LogAttempt, ("UserId", user.UserId), ("Origin", origin), ("Moment", now), ("Succeeded", verified));

        if (verified && user.FailedLogins > 0)
        {
            writes.Add(ForgetFailures, ("UserId", user.UserId));
        }
        else if (!verified)
        {
            writes.Add(CountFailure, ("UserId", user.UserId), ("FailuresBeforeLock", FailuresBeforeLock), ("LockedUntil", now + LockFor));
        }

        return await transaction.Commit(writes, _ => Task.FromResult(verified ? user : null), cancellationToken);
    }

    private const string UserByName = """
        select user_id, username, password_hash, failed_logins, locked_until, tokens_valid_from,
               permissions_of(user_id) as permissions
        from   users
        where  lower(username collate "und-x-icu") = lower(@Username collate "und-x-icu")
        and    disabled_at is null
        and    deleted_at is null
        for no key update of users
        """;

    private const string LogAttempt = """
        insert into change (moment, actor, origin, item_table, item_id, after)
        values (@Moment, @UserId::text, @Origin, 'log_ins', @UserId::text, jsonb_build_object('succeeded', @Succeeded))
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

/// <summary>A user whose password was right.</summary>
internal sealed record LoggedInUser
{
    public Guid UserId { get; init; }

    public string Username { get; init; } = "";

    public string PasswordHash { get; init; } = "";

    public int FailedLogins { get; init; }

    public DateTime? LockedUntil { get; init; }

    /// <summary>The second from which on tokens are accepted; null when they never were ended.</summary>
    public DateTime? TokensValidFrom { get; init; }

    public string[] Permissions { get; init; } = [];

    public bool IsLocked(DateTime now) => LockedUntil is { } until && until > now;
}
