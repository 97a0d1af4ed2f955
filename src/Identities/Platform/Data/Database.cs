using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using Npgsql;

namespace Identities.Platform.Data;

/// <summary>
/// PostgreSQL as the slices see it: constant SQL in, rows out, one round trip a call. What lost against a concurrent transaction is
/// tried again; a statement that may have been committed never is.
/// </summary>
internal sealed class Database(NpgsqlDataSource source)
{
    private const int Attempts = 4;

    /// <summary>One row, or null when there is none.</summary>
    public Task<T?> QueryOne<T>([ConstantExpected] string sql, object? parameters, CancellationToken cancellationToken)
        => Run(connection => connection.QuerySingleOrDefaultAsync<T?>(Command(sql, parameters, cancellationToken)), cancellationToken);

    public Task<IReadOnlyList<T>> QueryAll<T>([ConstantExpected] string sql, object? parameters, CancellationToken cancellationToken)
        => Run(
            async connection => (await connection.QueryAsync<T>(Command(sql, parameters, cancellationToken))).ToReadOnly(),
            cancellationToken);

    /// <summary>Several statements in one round trip and one implicit transaction; their rows are read in order.</summary>
    public Task<T> QueryBatch<T>(
        [ConstantExpected] string sql,
        object? parameters,
        Func<SqlMapper.GridReader, Task<T>> read,
        CancellationToken cancellationToken)
        => Run(
            async connection =>
            {
                await using var rows = await connection.QueryMultipleAsync(Command(sql, parameters, cancellationToken));
                return await read(rows);
            },
            cancellationToken);

    /// <summary>The same, for rows that a mapper by name cannot read.</summary>
    public Task<T> QueryReader<T>(
        [ConstantExpected] string sql,
        object? parameters,
        Func<DbDataReader, Task<T>> read,
        CancellationToken cancellationToken)
        => Run(
            async connection =>
            {
                await using var rows = await connection.ExecuteReaderAsync(Command(sql, parameters, cancellationToken));
                return await read(rows);
            },
            cancellationToken);

    public Task<int> Execute([ConstantExpected] string sql, object? parameters, CancellationToken cancellationToken)
        => Run(connection => connection.ExecuteAsync(Command(sql, parameters, cancellationToken)), cancellationToken);

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

    private async Task<T> Run<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancellationToken);
                return await RunOn(connection, work);
            }
            catch (PostgresException exception) when (SqlStates.LostToAnother(exception.SqlState) && attempt < Attempts)
            {
                var pause = TimeSpan.FromMilliseconds(Random.Shared.Next(5, 25) * attempt);
                await Task.Delay(pause, cancellationToken);
            }
        }
    }

    // A statement that fails while its parameters are bound, and is being prepared just then, is kept by Npgsql as one without rows: the
    // next who uses it on this connection would be told that there is nothing. So the connection forgets its statements.
    private static async Task<T> RunOn<T>(NpgsqlConnection connection, Func<NpgsqlConnection, Task<T>> work)
    {
        try
        {
            return await work(connection);
        }
        catch (PostgresException exception) when (SqlStates.MayComeBeforeExecution(exception.SqlState) && connection.State == ConnectionState.Open)
        {
            connection.UnprepareAll();
            throw;
        }
    }

    private static CommandDefinition Command(string sql, object? parameters, CancellationToken cancellationToken)
        => new(sql, parameters, commandType: CommandType.Text, cancellationToken: cancellationToken);
}

internal static class Rows
{
    /// <summary>The rows as they were buffered.</summary>
    public static IReadOnlyList<T> ToReadOnly<T>(this IEnumerable<T> rows) => rows as IReadOnlyList<T> ?? [.. rows];
}
