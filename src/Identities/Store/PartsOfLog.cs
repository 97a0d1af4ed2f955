using Identities.Platform.Data;
using Npgsql;

namespace Identities.Store;

/// <summary>Has the next parts of the log made long before they are full.</summary>
internal sealed partial class PartsOfLog(Database database, ILogger<PartsOfLog> logger) : BackgroundService
{
    // Twenty million entries are ahead, more than a minute of the fastest import writes.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);

        do
        {
            await Make(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Make(CancellationToken cancellationToken)
    {
        try
        {
            await database.Execute(MakeParts, null, cancellationToken);
        }
        catch (NpgsqlException exception)
        {
            LogPutOff(exception.SqlState);
        }
    }

    private const string MakeParts = "select make_parts_of_log()";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Making parts of the log is put off: {SqlState}")]
    private partial void LogPutOff(string? sqlState);
}
