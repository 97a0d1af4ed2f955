using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Http.Forwarding;

namespace Identities.Accounts;

/// <summary>
/// Checks the password of a user, wherever it comes from. After five failures in a row for one name from one address the next try of that
/// pair waits: one within 1, 2, 4 and so on up to 60 seconds of the last judged one is refused at once and does not count. A success
/// resets. Other addresses notice nothing.
/// </summary>
internal sealed class LogIns(Database database, Passwords passwords, TimeProvider clock) : IDisposable
{
    // Hashing is meant to be slow: all guessers get a share of the processor, and those of one address half of that share.
    private readonly SemaphoreSlim checks = new(Environment.ProcessorCount);
    private readonly Turns<ClientAddress> shares = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly Turns<(string Name, ClientAddress Address)> tries = new(1);

    /// <summary>The user; null when the name or the password is wrong, or the try came too soon.</summary>
    /// <param name="username">The name, in any case.</param>
    /// <param name="password">The password.</param>
    /// <param name="address">Where the try comes from.</param>
    /// <param name="origin">The surface that was spoken to.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<LoggedInUser?> Verify(string username, string password, ClientAddress address, string origin, CancellationToken cancellationToken)
    {
        // Tries of one name from one address that are sent at once are counted one by one; others do not wait for them.
        using var turn = await tries.Take((username.ToUpperInvariant(), address), cancellationToken);

        var found = await database.QueryOne<TriedUser>(
            UserByName, new { Username = username, Address = address.Text, Moment = clock.Now() }, cancellationToken);

        // Whether there is such a user does not matter: it is the same for every name.
        if (found!.IsTooSoon)
        {
            return null;
        }

        var user = found.ToUser();
        var isVerified = await Check(user?.PasswordHash, password, address, cancellationToken);
        await Note(username, address, origin, found, isVerified, cancellationToken);
        return isVerified ? user : null;
    }

    public void Dispose() => checks.Dispose();

    private async Task<bool> Check(string? hash, string password, ClientAddress address, CancellationToken cancellationToken)
    {
        using var share = await shares.Take(address, cancellationToken);
        await Database.Wait(checks, cancellationToken);

        try
        {
            return passwords.Verify(hash, password);
        }
        finally
        {
            checks.Release();
        }
    }

    // A name that nobody has is not logged, people type passwords there; it is counted by its hash.
    private async Task Note(string username, ClientAddress address, string origin, TriedUser found, bool isVerified, CancellationToken cancellationToken)
    {
        var parameters = new { Username = username, Address = address.Text, Moment = clock.Now(), found.UserId, Origin = origin };

        if (!isVerified)
        {
            // A guess counts in a dry run too: it would be one that costs nothing.
            using var counted = DryRun.Suspend();
            await database.Execute(CountFailure, parameters, cancellationToken);
        }
        else if (found.Failures > 0)
        {
            await database.Execute(LogSuccessAndForget, parameters, cancellationToken);
        }
        else
        {
            await database.Execute(LogSuccess, parameters, cancellationToken);
        }
    }

    private const string UserByName = """
        select user_id, username, password_hash, tokens_valid_from,
               permissions_of(user_id) as permissions,
               coalesce(failures, 0)   as failures,
               coalesce(judged_at + log_in_pause(failures) > @Moment, false) as is_too_soon
        from   (select log_in_name(@Username) as name_key) as tried
        left join log_in_failures
               on  log_in_failures.name_key = tried.name_key
               and address = @Address
               and judged_at > @Moment - interval '10 minutes'
        left join users
               on  lower(username collate "und-x-icu") = lower(@Username collate "und-x-icu")
               and disabled_at is null
               and deleted_at is null
        """;

    private const string LogSuccess = """
        insert into definition_change (moment, actor, origin, item_table, item_id, after)
        values (@Moment, @UserId::text, @Origin, 'log_ins', @UserId::text, jsonb_build_object('succeeded', true))
        """;

    private const string LogSuccessAndForget = LogSuccess + """
        ;

        delete from log_in_failures where name_key = log_in_name(@Username) and address = @Address
        """;

    private const string CountFailure = """
        select count_failed_log_in(@Username, @Address, @Moment);

        insert into definition_change (moment, actor, origin, item_table, item_id, after)
        select @Moment, @UserId::text, @Origin, 'log_ins', @UserId::text, jsonb_build_object('succeeded', false)
        where  @UserId is not null
        """;

    /// <summary>What is known of a name and an address, and the user of the name where there is one.</summary>
    private sealed record TriedUser
    {
        public Guid? UserId { get; init; }

        public string? Username { get; init; }

        public string? PasswordHash { get; init; }

        public DateTime? TokensValidFrom { get; init; }

        public string[] Permissions { get; init; } = [];

        public int Failures { get; init; }

        public bool IsTooSoon { get; init; }

        public LoggedInUser? ToUser() => UserId is { } userId
            ? new LoggedInUser
            {
                UserId = userId,
                Username = Username!,
                PasswordHash = PasswordHash!,
                TokensValidFrom = TokensValidFrom,
                Permissions = Permissions,
            }
            : null;
    }
}

/// <summary>A user whose password was right.</summary>
internal sealed record LoggedInUser
{
    public Guid UserId { get; init; }

    public string Username { get; init; } = "";

    public string PasswordHash { get; init; } = "";

    /// <summary>The second from which on tokens are accepted; null when they never were ended.</summary>
    public DateTime? TokensValidFrom { get; init; }

    public string[] Permissions { get; init; } = [];
}
