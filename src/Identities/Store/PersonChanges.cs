using System.Diagnostics.CodeAnalysis;
using Dapper;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Npgsql;

namespace Identities.Store;

/// <summary>
/// How every write to a person runs: one round trip that opens the change, writes and reads the new entity tag. When the person is
/// unknown or a precondition fails, the first statement fails and the write behind it never runs.
/// </summary>
internal sealed class PersonChanges(Database database)
{
    /// <summary>
    /// Runs a batch of three: <c>begin_change</c>, the write that returns at most one row, <c>person_etag</c>. The value is null when
    /// the write returned no row.
    /// </summary>
    public Task<Outcome<Versioned<T?>>> Write<T>(
        [ConstantExpected] string sql,
        PersonChange change,
        object parameters,
        CancellationToken cancellationToken)
        => Write(sql, change, parameters, async rows => await rows.ReadSingleOrDefaultAsync<T?>(), cancellationToken);

    /// <summary>The same, with the rows of what stands between the first and the last statement read by the caller.</summary>
    public async Task<Outcome<Versioned<T>>> Write<T>(
        [ConstantExpected] string sql,
        PersonChange change,
        object parameters,
        Func<SqlMapper.GridReader, Task<T>> read,
        CancellationToken cancellationToken)
    {
        try
        {
            return await database.QueryBatch(
                sql,
                change.With(parameters),
                async rows =>
                {
                    await rows.ReadSingleAsync<DateTime>();
                    var value = await read(rows);
                    var mark = await rows.ReadSingleAsync<string>();
                    return new Versioned<T>(value, EntityTags.Quote(mark));
                },
                cancellationToken);
        }
        catch (PostgresException refused) when (StoreProblems.Of(refused) is not null)
        {
            return StoreProblems.Of(refused)!;
        }
    }

    /// <summary>Refuses a body, unless the person is unknown or a precondition fails: those come first.</summary>
    public async Task<Problem> Refuse(PersonChange change, Problem rejection, CancellationToken cancellationToken)
    {
        try
        {
            await database.Execute(ExpectPerson, change, cancellationToken);
            return rejection;
        }
        catch (PostgresException refused) when (StoreProblems.Of(refused) is { } earlier)
        {
            return earlier;
        }
    }

    private const string ExpectPerson = "select expect_person(@PersonId, @Moment, @IfMatch)";
}
