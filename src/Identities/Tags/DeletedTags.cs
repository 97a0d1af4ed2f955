using Identities.Platform.Data;
using Identities.Platform.Http;
using Npgsql;

namespace Identities.Tags;

/// <summary>
/// Takes deleted tags off the people who carry them, in small transactions behind the answer. Every instance sweeps: when one stops
/// half-way another goes on, and two at once find different rows or none.
/// </summary>
internal sealed partial class DeletedTags(Database database, TimeProvider clock, ILogger<DeletedTags> logger) : BackgroundService
{
    private const int BatchSize = 200;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim wake = new(0, 1);

    /// <summary>Asks for a sweep now; the request does not wait for it.</summary>
    public void SweepSoon()
    {
        try
        {
            wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // A sweep is asked for already.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                // A full batch of rows may belong to fewer people, so only an empty one is the last.
                while (await Sweep(stoppingToken) > 0)
                {
                }

                await database.Execute(RemoveBareDefinitions, new { Moment = clock.Now() }, stoppingToken);
            }
            catch (NpgsqlException exception)
            {
                LogPutOff(exception.SqlState);
            }

            await wake.WaitAsync(Interval, stoppingToken);
        }
    }

    private Task<int> Sweep(CancellationToken cancellationToken) => database.InTransaction(
        async transaction =>
        {
            var people = await transaction.QueryBatch(
                LockPeople,
                new { Moment = clock.Now(), BatchSize },
                async rows =>
                {
                    await rows.ReadSingleAsync<DateTime>();
                    return (await rows.ReadAsync<Guid>()).ToArray();
                },
                cancellationToken);

            if (people.Length > 0)
            {
                await transaction.Execute(RemoveApplications, new { People = people }, cancellationToken);
                await transaction.Commit(cancellationToken);
            }

            return people.Length;
        },
        cancellationToken);

    public override void Dispose()
    {
        wake.Dispose();
        base.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sweeping deleted tags is put off: {SqlState}")]
    private partial void LogPutOff(string? sqlState);

    // In the order of ids, as everybody who locks several people does.
    private const string LockPeople = """
        select open_change(null, 'service', @Moment);

        select person_id
        from   people
        where  person_id in (
            select person_id
            from   person_tags
            where  tag_id in (select tag_id from tags where deleted_at is not null)
            order by person_id
            limit  @BatchSize
        )
        order by person_id
        for no key update;
        """;

    private const string RemoveApplications = """
        delete from person_tags
        where  person_id = any (@People)
        and    tag_id in (select tag_id from tags where deleted_at is not null)
        """;

    private const string RemoveBareDefinitions = """
        select open_change(null, 'service', @Moment);

        delete from tags
        where  deleted_at is not null
        and    not exists (select from person_tags where person_tags.tag_id = tags.tag_id)
        """;
}
