using System.Collections.Concurrent;
using System.Security.Claims;
using Identities.Platform.Data;
using Npgsql;

namespace Identities.Platform.Security;

/// <summary>
/// What users may do now. A reading is good for one second; the first request after that starts the next one, which takes along everyone
/// who asked within the last minute. So a request seldom waits for it, an idle service reads nothing, and nobody is read who does not ask.
/// Without a reading the answer is 503: what was revoked is never taken on trust, and there is little to do without the database anyway.
/// </summary>
internal sealed class CurrentRights(Database database, TimeProvider clock)
{
    private const int Capacity = 10_000;
    private const int MostTakenAlong = 1_000;

    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TakenAlongFor = TimeSpan.FromMinutes(1);

    // The reading may go on: it is the request that answers in time.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Guid, HeldRights> known = new();
    private readonly Lock turn = new();
    private Reading? running;
    private Reading? next;
    private long tookAlongAt;

    /// <summary>The rights of a user, at most a second old; null when the id is no user's.</summary>
    public ValueTask<UserRights?> Of(Guid userId, CancellationToken cancellationToken)
    {
        var now = clock.GetTimestamp();

        if (known.TryGetValue(userId, out var held))
        {
            held.AskedAt = now;

            if (clock.GetElapsedTime(held.ReadAt, now) <= GoodFor)
            {
                return new ValueTask<UserRights?>(held.Rights);
            }
        }

        return new ValueTask<UserRights?>(Read(userId, cancellationToken));
    }

    /// <summary>Watches over a long request.</summary>
    public RightsWatch Watch(ClaimsPrincipal caller, string permission, CancellationToken cancellationToken)
        => new(this, clock, caller, permission, cancellationToken);

    private async Task<UserRights?> Read(Guid userId, CancellationToken cancellationToken)
    {
        Reading reading;

        lock (turn)
        {
            reading = Join(userId);
        }

        try
        {
            var rights = await reading.Outcome.Task.WaitAsync(Patience, clock, cancellationToken);
            return rights.GetValueOrDefault(userId);
        }
        catch (TimeoutException late)
        {
            throw new NpgsqlException("The rights of the caller were not read in time.", late);
        }
    }

    /// <summary>The reading that will tell of a user: the one under way when it asks about them and is fresh, else the next one.</summary>
    private Reading Join(Guid userId)
    {
        if (running is not null && running.Users.Contains(userId) && clock.GetElapsedTime(running.Since) <= GoodFor)
        {
            return running;
        }

        var reading = next ??= new Reading();
        reading.Users.Add(userId);

        if (running is null)
        {
            Begin();
            _ = Run(reading);
        }

        return reading;
    }

    private void Begin()
    {
        (running, next) = (next, null);

        // Taken before the read: what is read can only be newer.
        if (running is not null)
        {
            running.Since = clock.GetTimestamp();
            TakeAlong(running);
        }
    }

    private void TakeAlong(Reading reading)
    {
        if (tookAlongAt != 0 && clock.GetElapsedTime(tookAlongAt, reading.Since) < GoodFor)
        {
            return;
        }

        tookAlongAt = reading.Since;

        foreach (var (userId, held) in known)
        {
            if (clock.GetElapsedTime(held.AskedAt, reading.Since) > TakenAlongFor)
            {
                known.TryRemove(userId, out _);
            }
            else if (reading.Users.Count < MostTakenAlong)
            {
                reading.Users.Add(userId);
            }
        }
    }

    private async Task Run(Reading reading)
    {
        // The request that comes first starts the reading, and only waits for it as the others do.
        await Task.Yield();

        while (true)
        {
            try
            {
                var rows = await database.QueryAll<RightsRow>(RightsOfUsers, new { Users = reading.Users.ToArray() }, CancellationToken.None);
                reading.Outcome.SetResult(Keep(reading, rows));
            }
            catch (Exception unread) when (reading.Outcome.TrySetException(unread))
            {
                // Those who wait for it meet it.
            }

            lock (turn)
            {
                Begin();

                if (running is null)
                {
                    return;
                }

                reading = running;
            }
        }
    }

    private Dictionary<Guid, UserRights> Keep(Reading reading, IReadOnlyList<RightsRow> rows)
    {
        var read = new Dictionary<Guid, UserRights>(rows.Count);

        if (known.Count >= Capacity)
        {
            known.Clear();
        }

        foreach (var row in rows)
        {
            var rights = new UserRights(row.IsRefused ? DateTime.MaxValue : row.ValidFrom, row.Permissions);

            // What has not changed stays the same object, so that nothing that was made of it is made again.
            read[row.UserId] = known.TryGetValue(row.UserId, out var held) && rights.AreAs(held.Rights) ? held.Rights! : rights;
        }

        foreach (var userId in reading.Users)
        {
            var askedAt = known.TryGetValue(userId, out var held) ? held.AskedAt : reading.Since;
            known[userId] = new HeldRights(read.GetValueOrDefault(userId), reading.Since) { AskedAt = askedAt };
        }

        return read;
    }

    private sealed class HeldRights(UserRights? rights, long readAt)
    {
        public UserRights? Rights { get; } = rights;

        public long ReadAt { get; } = readAt;

        public long AskedAt { get; set; }
    }

    /// <summary>One round trip for all who wait.</summary>
    private sealed class Reading
    {
        public HashSet<Guid> Users { get; } = [];

        public long Since { get; set; }

        public TaskCompletionSource<Dictionary<Guid, UserRights>> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed record RightsRow
    {
        public required Guid UserId { get; init; }

        public required bool IsRefused { get; init; }

        public required DateTime? ValidFrom { get; init; }

        public required string[] Permissions { get; init; }
    }

    // Tokens tell their time of issue in whole seconds.
    private const string RightsOfUsers = """
        select user_id,
               disabled_at is not null or deleted_at is not null as is_refused,
               date_trunc('second', tokens_valid_from)           as valid_from,
               array(
                   select distinct permission
                   from   user_roles
                   join   role_permissions using (role_id)
                   where  user_roles.user_id = users.user_id
                   order by permission) as permissions
        from   users
        where  user_id = any (@Users)
        """;
}
