using System.Collections.Frozen;
using System.Security.Claims;
using Identities.Platform.Data;
using Npgsql;

namespace Identities.Platform.Security;

/// <summary>
/// The users whose valid tokens are refused all the same: disabled, deleted, or reset since the token was issued. Read anew each
/// second, so that no request pays a round trip for it; a subject that the table does not know is nobody's to refuse.
/// </summary>
internal sealed partial class RefusedSubjects(Database database, TimeProvider clock, ILogger<RefusedSubjects> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private FrozenDictionary<string, DateTime> validFrom = FrozenDictionary<string, DateTime>.Empty;

    public bool Refuses(ClaimsPrincipal caller)
        => caller.SubjectOf() is { } subject
           && validFrom.TryGetValue(subject.ToLowerInvariant(), out var from)
           && caller.IssuedAt() < from;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);

        do
        {
            try
            {
                validFrom = await Read(stoppingToken);
            }
            catch (NpgsqlException exception)
            {
                LogUnread(exception.SqlState);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<FrozenDictionary<string, DateTime>> Read(CancellationToken cancellationToken)
    {
        var refused = await database.QueryAll<RefusedSubject>(Refused, null, cancellationToken);
        return refused.ToFrozenDictionary(row => row.UserId.ToString(), row => row.ValidFrom ?? DateTime.MaxValue);
    }

    private sealed record RefusedSubject(Guid UserId, DateTime? ValidFrom);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The refused users could not be read, the last known ones stay: {SqlState}")]
    private partial void LogUnread(string? sqlState);

    // Null is refused for good. Tokens tell their time of issue in whole seconds.
    private const string Refused = """
        select user_id,
               case when disabled_at is null and deleted_at is null then date_trunc('second', tokens_valid_from) end as valid_from
        from   users
        where  disabled_at is not null or deleted_at is not null or tokens_valid_from is not null
        """;
}
