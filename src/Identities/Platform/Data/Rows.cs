using System.Data.Common;
using Dapper;
using Npgsql;

namespace Identities.Platform.Data;

/// <summary>The results of statements that went to PostgreSQL together, read one after the other.</summary>
internal sealed class Rows(Statements statements, NpgsqlDataReader reader, CancellationToken cancellationToken)
{
    private int result;

    /// <summary>All rows of the next result.</summary>
    public async ValueTask<IReadOnlyList<T>> ReadAsync<T>()
    {
        var parse = Parser<T>();
        var rows = new List<T>();

        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(parse(reader));
        }

        await Next();
        return rows;
    }

    /// <summary>Each row of the next result, with what makes an object of its columns from a place on; those before are read by hand.</summary>
    public async ValueTask EachAsync<T>(int start, Action<DbDataReader, Func<DbDataReader, T>> take)
    {
        var parse = statements.ParserOf(result, () => reader.GetRowParser<T>(startIndex: start));

        while (await reader.ReadAsync(cancellationToken))
        {
            take(reader, parse);
        }

        await Next();
    }

    /// <summary>The one row of the next result.</summary>
    public async ValueTask<T> ReadSingleAsync<T>()
    {
        var (found, row) = await ReadOne<T>();
        return found ? row! : throw new InvalidOperationException("There is no row where one must be.");
    }

    /// <summary>The one row of the next result, or nothing when it has none.</summary>
    public async ValueTask<T?> ReadSingleOrDefaultAsync<T>() => (await ReadOne<T>()).Row;

    private async ValueTask<(bool Found, T? Row)> ReadOne<T>()
    {
        if (!await reader.ReadAsync(cancellationToken))
        {
            await Next();
            return (false, default);
        }

        var row = Parser<T>()(reader);

        if (await reader.ReadAsync(cancellationToken))
        {
            throw new InvalidOperationException("There are several rows where one may be.");
        }

        await Next();
        return (true, row);
    }

    // Whatever failed behind these rows is heard of here.
    private Task<bool> Next()
    {
        result++;
        return reader.NextResultAsync(cancellationToken);
    }

    private Func<DbDataReader, T> Parser<T>() => statements.ParserOf(result, () => ParserFor<T>(reader));

    private static Func<DbDataReader, T> ParserFor<T>(DbDataReader reader)
        => typeof(T) == typeof(string) || typeof(T).IsArray
            ? row => row.IsDBNull(0) ? default! : row.GetFieldValue<T>(0)
            : reader.GetRowParser<T>();
}

internal static class RowLists
{
    /// <summary>The rows as they were buffered.</summary>
    public static IReadOnlyList<T> ToReadOnly<T>(this IEnumerable<T> rows) => rows as IReadOnlyList<T> ?? [.. rows];
}
