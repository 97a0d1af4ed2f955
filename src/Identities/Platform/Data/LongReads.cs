using System.Data;
using Npgsql;

namespace Identities.Platform.Data;

/// <summary>
/// Reads that last as long as their caller takes the answer. Each has a connection of its own, which is none of those that other calls
/// wait for.
/// </summary>
internal sealed class LongReads(NpgsqlDataSource source) : IAsyncDisposable
{
    // Tells in pg_stat_activity which connections these are.
    private const string Suffix = " export";

    public static LongReads With(string connectionString, ILoggerFactory logs)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        unpooled.ApplicationName += Suffix;
        return new LongReads(new NpgsqlDataSourceBuilder(unpooled.ConnectionString).UseLoggerFactory(logs).Build());
    }

    /// <summary>Reads that see the database as it is at one moment.</summary>
    public async Task<T> InSnapshot<T>(Func<DatabaseTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        return await work(new DatabaseTransaction(connection, transaction));
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}
