using System.Data;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Identities.Platform.Data;

/// <summary>
/// PostgreSQL as the slices see it: constant SQL in, rows out, one round trip a call. What lost against a concurrent transaction is
/// tried again; a statement that may have been committed never is. In a <see cref="DryRun"/> nothing is committed.
/// </summary>
internal sealed class Database(NpgsqlDataSource source)
{
    private const int Attempts = 4;

    /// <summary>One row, or null when there is none.</summary>
    public Task<T?> QueryOne<T>([ConstantExpected] string sql, object? parameters, CancellationToken cancellationToken)
        => QueryBatch(sql, parameters, rows => rows.ReadSingleOrDefaultAsync<T>().AsTask(), cancellationToken);

    public Task<IReadOnlyList<T>> QueryAll<T>([ConstantExpected] string sql, object? parameters, CancellationToken cancellationToken)
        => QueryBatch(sql, parameters, rows => rows.ReadAsync<T>().AsTask(), cancellationToken);

    /// <summary>Several statements in one round trip and one implicit transaction; their rows are read in order.</summary>
    public Task<T> QueryBatch<T>(
        [ConstantExpected] string sql,
        object? parameters,
        Func<Rows, Task<T>> read,
        CancellationToken cancellationToken)
    {
        if (DryRun.IsOn)
        {
            return InDryRun(transaction => transaction.QueryBatch(sql, parameters, read, cancellationToken), cancellationToken);
        }

        var statements = Statements.Of(sql);

        return Run(
            async connection =>
            {
                await using var batch = statements.On(connection, parameters);
                await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
                return await read(new Rows(statements, reader, cancellationToken));
            },
            cancellationToken);
    }

    public Task<int> Execute([ConstantExpected] string sql, object? parameters, CancellationToken cancellationToken)
    {
        if (DryRun.IsOn)
        {
            return InDryRun(transaction => transaction.Execute(sql, parameters, cancellationToken), cancellationToken);
        }

        return Run(
            async connection =>
            {
                await using var batch = Statements.Of(sql).On(connection, parameters);
                return await batch.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Several round trips that must agree. The work decides whether to commit; leaving without it rolls back.</summary>
    public Task<T> InTransaction<T>(Func<DatabaseTransaction, Task<T>> work, CancellationToken cancellationToken)
        => Run(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                return await work(new DatabaseTransaction(connection, transaction));
            },
            cancellationToken);

    /// <summary>Reads that see the database as it is at one moment.</summary>
    public Task<T> InSnapshot<T>(Func<DatabaseTransaction, Task<T>> work, CancellationToken cancellationToken)
        => Run(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
                return await work(new DatabaseTransaction(connection, transaction));
            },
            cancellationToken);

    private Task<T> InDryRun<T>(Func<DatabaseTransaction, Task<T>> work, CancellationToken cancellationToken)
        => InTransaction(
            async transaction =>
            {
                var result = await work(transaction);
                await transaction.Commit(cancellationToken);
                return result;
            },
            cancellationToken);

    private async Task<T> Run<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancellationToken);

                try
                {
                    return await work(connection);
                }
                catch (PostgresException exception) when (SqlStates.MayComeBeforeExecution(exception.SqlState) && connection.State == ConnectionState.Open)
                {
                    // A statement that fails while its parameters are bound, and is being prepared just then, is kept by Npgsql as one
                    // without rows: the next who uses it on this connection would be told that there is nothing. So the connection
                    // forgets its statements.
                    connection.UnprepareAll();
                    throw;
                }
            }
            catch (PostgresException exception) when (SqlStates.LostToAnother(exception.SqlState) && attempt < Attempts)
            {
                var pause = TimeSpan.FromMilliseconds(Random.Shared.Next(5, 25) * attempt);
                await Task.Delay(pause, cancellationToken);
            }
        }
    }
}
