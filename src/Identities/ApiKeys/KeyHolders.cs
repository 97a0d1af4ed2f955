using System.Collections.Concurrent;
using Identities.Platform.Data;
using Identities.Platform.Http;

namespace Identities.ApiKeys;

/// <summary>
/// Whose a key is. An answer is remembered for one second: a key in use costs a read a second and not a read a request, and ends that
/// soon everywhere once it is revoked, its user is disabled, or a role loses a permission.
/// </summary>
internal sealed class KeyHolders(Database database, TimeProvider clock)
{
    private const int Capacity = 1000;

    private static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Remembered> known = new();

    /// <summary>The user; null when there is no such key, or it is good no longer.</summary>
    public async Task<KeyHolder?> Find(byte[] hash, CancellationToken cancellationToken)
    {
        var mark = Convert.ToHexString(hash);

        if (!known.TryGetValue(mark, out var remembered) || clock.GetElapsedTime(remembered.Since) >= RememberedFor)
        {
            // Taken before the read: what is read can only be newer.
            var since = clock.GetTimestamp();

            if (await database.QueryOne<KeyHolder>(HolderByHash, new { Hash = hash }, cancellationToken) is not { } holder)
            {
                known.TryRemove(mark, out _);
                return null;
            }

            Remember(mark, remembered = new Remembered(holder, since));
        }

        return remembered.Holder.Expires is { } end && end <= clock.Now() ? null : remembered.Holder;
    }

    private void Remember(string mark, Remembered holder)
    {
        if (known.Count >= Capacity)
        {
            known.Clear();
        }

        known[mark] = holder;
    }

    private sealed record Remembered(KeyHolder Holder, long Since);

    // A reset ends keys as it ends tokens: whoever had the password may have issued some.
    private const string HolderByHash = """
        select user_id, username, expires_at as expires,
               permissions_of(user_id) as permissions
        from   api_key_hashes
        join   api_keys using (api_key_id)
        join   users    using (user_id)
        where  key_hash = @Hash
        and    disabled_at is null
        and    deleted_at is null
        and    (tokens_valid_from is null or api_keys.created_at >= tokens_valid_from)
        """;
}

/// <summary>The user whose key it is.</summary>
internal sealed record KeyHolder
{
    public required Guid UserId { get; init; }

    public required string Username { get; init; }

    /// <summary>What the user's roles allow.</summary>
    public required string[] Permissions { get; init; }

    /// <summary>When the key ends; null when it does not.</summary>
    public required DateTime? Expires { get; init; }
}
