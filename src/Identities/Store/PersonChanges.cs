using System.Diagnostics.CodeAnalysis;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Npgsql;

namespace Identities.Store;

/// <summary>
/// How every write to a person runs: one round trip and one implicit transaction of <c>begin_change</c>, the write, and
/// <c>person_mark</c>. When the person is unknown or a precondition fails, the first statement fails and the write behind it never runs.
/// </summary>
internal sealed class PersonChanges(Database database)
{
    /// <summary>A write that returns the one row it wrote.</summary>
    public Task<Outcome<Versioned<T>>> WriteOne<T>(
        [ConstantExpected] string sql,
        PersonChange change,
        object parameters,
        CancellationToken cancellationToken)
        => Write(sql, change, parameters, async rows => await rows.ReadSingleAsync<T>(), cancellationToken);

    /// <summary>A deletion that returns <c>true</c> for the row it deleted, and no row when there was none.</summary>
    public async Task<Outcome<Versioned<bool>>> DeleteOne(
        [ConstantExpected] string sql,
        PersonChange change,
        object parameters,
        Problem notFound,
        CancellationToken cancellationToken)
    {
        var outcome = await Write(sql, change, parameters, async rows => await rows.ReadSingleOrDefaultAsync<bool>(), cancellationToken);
        return outcome.Then<Versioned<bool>>(deleted => deleted.Value ? deleted : notFound);
    }

    /// <summary>A write of several statements, whose rows the caller reads.</summary>
    public async Task<Outcome<Versioned<T>>> Write<T>(
        [ConstantExpected] string sql,
        PersonChange change,
        object parameters,
        Func<Rows, Task<T>> read,
        CancellationToken cancellationToken)
    {
        try
        {
            return await database.QueryBatch(sql, change.With(parameters), WrittenAndTag, cancellationToken);
        }
        catch (PostgresException refused) when (StoreProblems.Of(refused) is { } problem)
        {
            return problem;
        }

        async Task<Versioned<T>> WrittenAndTag(Rows rows)
        {
            await rows.ReadSingleAsync<DateTime>();
            var value = await read(rows);
            var mark = await rows.ReadSingleAsync<string>();
            return new Versioned<T>(value, mark);
        }
    }

    /// <summary>Refuses a body, unless the person is unknown or a precondition fails: those come first.</summary>
    public async Task<Problem> Refuse(PersonChange change, Problem rejection, CancellationToken cancellationToken)
    {
        try
        {
            await database.Execute(ExpectPerson, new { change.PersonId, change.Moment, change.IfMatch, change.IfNoneMatch, change.UnmodifiedSince }, cancellationToken);
            return rejection;
        }
        catch (PostgresException refused) when (StoreProblems.Of(refused) is { } earlier)
        {
            return earlier;
        }
    }

    private const string ExpectPerson = "select expect_person(@PersonId, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince)";
}
