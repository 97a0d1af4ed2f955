using System.Data;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Identities.Platform.Data;

/// <summary>
/// PostgreSQL as the slices see it: constant SQL in, rows out, one round trip a call. What lost against a concurrent transaction is
/// tried again; a statement that may have been committed never is. Parameters that are <see cref="IContended"/> make a call a write, which
/// waits for its turn at what it locks before it takes a connection. In a <see cref="DryRun"/> nothing is committed.
/// </summary>
internal sealed class Database(NpgsqlDataSource source) : IDisposable
{
    private const int Attempts = 4;

    private readonly Places places = DatabaseConnection.PlacesOf(source);
    private readonly WriterQueues queues = new();

    /// <summary>One row, or null when there is none.</summary>
    public Task<T?> QueryOne<T>([ConstantExpected] string sql, object? parameters, CancellationToken cancellationToken)
        => Query(default, sql, parameters, rows => rows.ReadSingleOrDefaultAsync<T>().AsTask(), cancellationToken);

    public Task<IReadOnlyList<T>> QueryAll<T>([ConstantExpected] string sql, object? parameters, CancellationToken cancellationToken)
        => Query(default, sql, parameters, rows => rows.ReadAsync<T>().AsTask(), cancellationToken);

    /// <summary>Several statements in one round trip and one implicit transaction; their rows are read in order.</summary>
    public Task<T> QueryBatch<T>(
        [ConstantExpected] string sql,
        object? parameters,
        Func<Rows, Task<T>> read,
        CancellationToken cancellationToken)
    {
        var contended = (parameters as IContended)?.Contended;
        return Query(new Call(contended, IsWrite: contended is not null), sql, parameters, read, cancellationToken);
    }

    private Task<T> Query<T>(
        Call call,
        [ConstantExpected] string sql,
        object? parameters,
        Func<Rows, Task<T>> read,
        CancellationToken cancellationToken)
    {
        if (DryRun.IsOn)
        {
            return InDryRun(call, transaction => transaction.QueryBatch(sql, parameters, read, cancellationToken), cancellationToken);
        }

        var statements = Statements.Of(sql);

        return Run(
            call,
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
        var call = new Call((parameters as IContended)?.Contended, IsWrite: true);

        if (DryRun.IsOn)
        {
            return InDryRun(call, transaction => transaction.Execute(sql, parameters, cancellationToken), cancellationToken);
        }

        return Run(
            call,
            async connection =>
            {
                await using var batch = Statements.Of(sql).On(connection, parameters);
                return await batch.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Several round trips that must agree. The work decides whether to commit; leaving without it rolls back.</summary>
    public Task<T> InTransaction<T>(Func<DatabaseTransaction, Task<T>> work, CancellationToken cancellationToken)
        => InTransaction(new Call(null, IsWrite: true), work, cancellationToken);

    /// <summary>The same, for work that locks one thing.</summary>
    public Task<T> InTransaction<T>(Guid? contended, Func<DatabaseTransaction, Task<T>> work, CancellationToken cancellationToken)
        => InTransaction(new Call(contended, IsWrite: true), work, cancellationToken);

    /// <summary>The same, for work that takes as long as it takes.</summary>
    public Task<T> InLongTransaction<T>(Func<DatabaseTransaction, Task<T>> work, CancellationToken cancellationToken)
        => InTransaction(new Call(null, IsWrite: true, IsLong: true), work, cancellationToken);

    private Task<T> InTransaction<T>(Call call, Func<DatabaseTransaction, Task<T>> work, CancellationToken cancellationToken)
        => Run(
            call,
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                return await work(new DatabaseTransaction(connection, transaction));
            },
            cancellationToken);

    /// <summary>Reads that see the database as it is at one moment.</summary>
    public Task<T> InSnapshot<T>(Func<DatabaseTransaction, Task<T>> work, CancellationToken cancellationToken)
        => Run(
            default,
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
                return await work(new DatabaseTransaction(connection, transaction));
            },
            cancellationToken);

    /// <summary>Fails when the database does not answer in time: asked before work begins that has no time limit.</summary>
    public Task ExpectAnswer(CancellationToken cancellationToken) => QueryOne<bool>(Anything, null, cancellationToken);

    /// <summary>Waits for a place at something that calls of the database stand behind; the wait is the database's time too.</summary>
    public static async Task Wait(SemaphoreSlim turns, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();

        try
        {
            if (!await turns.WaitAsync(DatabaseShare.Left, cancellationToken))
            {
                throw Late("There was no turn in time.");
            }
        }
        finally
        {
            DatabaseShare.Spend(since);
        }
    }

    public void Dispose() => places.Dispose();

    private Task<T> InDryRun<T>(Call call, Func<DatabaseTransaction, Task<T>> work, CancellationToken cancellationToken)
        => InTransaction(
            call,
            async transaction =>
            {
                var result = await work(transaction);
                await transaction.Commit(cancellationToken);
                return result;
            },
            cancellationToken);

    private async Task<T> Run<T>(Call call, Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        var left = DatabaseShare.Left;
        var since = Stopwatch.GetTimestamp();
        var answer = call.Contended is { } thing
            ? InTurn(thing, call, work, cancellationToken)
            : Retry(call, work, cancellationToken);

        if (call.IsLong)
        {
            return await answer;
        }

        try
        {
            // A database that hangs would keep the driver for as long again while it cancels. It may do so behind the answer: what it holds
            // until then, a place and a turn, it keeps.
            return await answer.WaitAsync(left < TimeLimits.Hanging ? left : TimeLimits.Hanging, CancellationToken.None);
        }
        catch (TimeoutException) when (left > TimeLimits.Hanging)
        {
            return await Outlast(answer, left - TimeLimits.Hanging);
        }
        catch (TimeoutException exception)
        {
            throw Late("The call took too long.", exception);
        }
        finally
        {
            DatabaseShare.Spend(since);
        }
    }

    private static async Task<T> Outlast<T>(Task<T> answer, TimeSpan left)
    {
        ReservedThreads.Take();

        try
        {
            return await answer.WaitAsync(left, CancellationToken.None);
        }
        catch (TimeoutException exception)
        {
            throw Late("The call took too long.", exception);
        }
    }

    private async Task<T> InTurn<T>(Guid thing, Call call, Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        using var turn = await queues.Enter(thing, TimeLimits.Waiting, cancellationToken) ?? throw Late("Others wait for the same lock.");
        return await Retry(call, work, cancellationToken);
    }

    private async Task<T> Retry<T>(Call call, Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var place = await places.Take(call.IsWrite, TimeLimits.Waiting, cancellationToken) ?? throw Late("There was no free connection in time.");
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

    private static NpgsqlException Late(string sentence, TimeoutException? exception = null) => new(sentence, exception ?? new TimeoutException());

    /// <param name="Contended">What it locks that others may hold, where that is known beforehand.</param>
    /// <param name="IsWrite">Whether it may wait for locks.</param>
    /// <param name="IsLong">Whether it takes as long as it takes.</param>
    private readonly record struct Call(Guid? Contended, bool IsWrite, bool IsLong = false);

    private const string Anything = "select true";
}
