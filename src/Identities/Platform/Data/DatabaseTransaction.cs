using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Identities.Platform.Data;

/// <summary>The round trips of one transaction. In a <see cref="DryRun"/> its end checks what a commit would, and rolls back.</summary>
internal sealed class DatabaseTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction)
{
    // What a commit would check last.
    private const string CheckDeferred = "set constraints all immediate";

    public Task<T?> QueryOne<T>([ConstantExpected] string sql, object? parameters, CancellationToken cancellationToken)
        => QueryBatch(sql, parameters, rows => rows.ReadSingleOrDefaultAsync<T>().AsTask(), cancellationToken);

    public async Task<T> QueryBatch<T>(
        [ConstantExpected] string sql,
        object? parameters,
        Func<Rows, Task<T>> read,
        CancellationToken cancellationToken)
    {
        var statements = Statements.Of(sql);
        await using var batch = statements.On(connection, parameters, transaction);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await read(new Rows(statements, reader, cancellationToken));
    }

    public async Task<int> Execute([ConstantExpected] string sql, object? parameters, CancellationToken cancellationToken)
    {
        await using var batch = Statements.Of(sql).On(connection, parameters, transaction);
        return await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Runs the statements and commits, all in one round trip. The rows of those that return any are read in order; when one fails, none
    /// has happened.
    /// </summary>
    public Task<T> Commit<T>(StatementBatch statements, Func<NpgsqlDataReader, Task<T>> read, CancellationToken cancellationToken)
    {
        if (DryRun.IsOn)
        {
            statements.Add(CheckDeferred);
        }
        else
        {
            statements.Add("commit");
        }

        return Run(statements, read, cancellationToken);
    }

    /// <summary>Runs the statements in one round trip, and leaves the transaction open.</summary>
    public async Task<T> Run<T>(StatementBatch statements, Func<NpgsqlDataReader, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var batch = statements.On(connection, transaction);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var result = await read(reader);

        // Whatever failed behind the rows that were read is heard of here.
        while (await reader.NextResultAsync(cancellationToken))
        {
        }

        return result;
    }

    /// <summary>Rows that go into a table as they are, in PostgreSQL's own format: the fastest way there is.</summary>
    public async Task CopyIn([ConstantExpected] string sql, Func<NpgsqlBinaryImporter, Task> write, CancellationToken cancellationToken)
    {
        await using var rows = await connection.BeginBinaryImportAsync(sql, cancellationToken);
        rows.Timeout = Timeout.InfiniteTimeSpan;
        await write(rows);
        await rows.CompleteAsync(cancellationToken);
    }

    public Task Commit(CancellationToken cancellationToken)
        => DryRun.IsOn ? Execute(CheckDeferred, null, cancellationToken) : transaction.CommitAsync(cancellationToken);

    /// <summary>Work that leaves no trace in the transaction when it fails.</summary>
    public async Task<T> InSavepoint<T>(Func<DatabaseTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        const string Savepoint = "part";
        await transaction.SaveAsync(Savepoint, cancellationToken);

        try
        {
            var result = await work(this);
            await transaction.ReleaseAsync(Savepoint, cancellationToken);
            return result;
        }
        catch (PostgresException)
        {
            await transaction.RollbackAsync(Savepoint, cancellationToken);
            throw;
        }
    }
}
