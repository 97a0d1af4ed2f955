using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Npgsql;

namespace Identities.Dialects.Baack;

/// <summary>
/// How every write of this surface runs: one round trip and one implicit transaction that opens its change, which fails when there is
/// nothing that the caller may touch, and then writes and reads back.
/// </summary>
internal sealed class BaackChanges(Database database)
{
    private const string NoSuchThing = "ID404";
    private const string PreconditionFailed = "ID412";

    /// <summary>
    /// A write whose rows are the moment of the change, the object as it stands then, which is none when it is gone, and the version, where the
    /// object does not tell it: what is written by the statement that returns it does not know it yet.
    /// </summary>
    public Task<Outcome<Versioned<TShown>>> Write<TRow, TShown>(
        [ConstantExpected] string sql,
        BaackChange change,
        object parameters,
        CancellationToken cancellationToken,
        Func<PostgresException, Problem?>? refusalOf = null)
        where TRow : IStored<TShown>
        => Run<Versioned<TShown>>(
            sql,
            change.With(parameters),
            async rows => await Row<TRow>(rows) is ({ } row, var mark) ? new Versioned<TShown>(row.Shown(), mark ?? row.Mark) : BaackProblems.NotFound,
            refusalOf,
            cancellationToken);

    /// <summary>
    /// A deletion, whose rows are the moment of the change, whether there was something to delete, and the version of whom it belonged to.
    /// </summary>
    public Task<Outcome<Versioned<bool>>> Delete(
        [ConstantExpected] string sql,
        BaackChange change,
        CancellationToken cancellationToken,
        Func<PostgresException, Problem?>? refusalOf = null)
        => Run<Versioned<bool>>(
            sql,
            change,
            async rows => await Row<bool>(rows) is (true, var mark) ? new Versioned<bool>(true, mark) : BaackProblems.NotFound,
            refusalOf,
            cancellationToken);

    /// <summary>
    /// Judges a representation for an update. One without a flaw costs nothing; another one costs a look at what is stored, which may be
    /// unknown, or have the very value that is objected to.
    /// </summary>
    public async Task<Outcome<Accepted<TSent>>> Judge<TSent, TRow, TShown>(
        Sent<TSent> sent,
        [ConstantExpected] string storedSql,
        BaackChange change,
        CancellationToken cancellationToken)
        where TSent : class
        where TRow : class, IStored<TShown>
    {
        var unusable = sent.Unusable(out var problem);

        if (!unusable && sent.Objections.Count == 0)
        {
            return sent.Without([]);
        }

        if (await database.QueryOne<TRow>(storedSql, change.Read(), cancellationToken) is not { } row)
        {
            return BaackProblems.NotFound;
        }

        if (change.Refuses(row.Mark!, row.ModifiedAt!.Value))
        {
            return Preconditions.Failed(row.Mark);
        }

        if (unusable)
        {
            return problem!;
        }

        var stored = JsonSerializer.SerializeToNode(row.Shown(), ServiceJson.Options)!;

        return sent.Objections.FirstOrDefault(objection => (string?)stored[objection.Member] != objection.Value) is { } founded
            ? founded.Problem
            : sent.Without(sent.Objections.Select(objection => objection.Member));
    }

    private async Task<Outcome<T>> Run<T>(
        [ConstantExpected] string sql,
        object parameters,
        Func<Rows, Task<Outcome<T>>> read,
        Func<PostgresException, Problem?>? refusalOf,
        CancellationToken cancellationToken)
    {
        try
        {
            return await database.QueryBatch(sql, parameters, read, cancellationToken);
        }
        catch (PostgresException refused) when (ProblemOf(refused, refusalOf) is { } problem)
        {
            return problem;
        }
    }

    // What a write refers to and is deleted by somebody else at that moment was not there.
    private static Problem? ProblemOf(PostgresException refused, Func<PostgresException, Problem?>? refusalOf)
        => refusalOf?.Invoke(refused)
           ?? (refused.SqlState switch
           {
               NoSuchThing or PostgresErrorCodes.ForeignKeyViolation => BaackProblems.NotFound,
               PreconditionFailed => Preconditions.Failed(refused.Hint),
               _ => null,
           });

    /// <summary>The row behind the moment at which the change was opened, and the version behind that, if there is one.</summary>
    private static async Task<(TRow? Row, string? Mark)> Row<TRow>(Rows rows)
    {
        await rows.ReadSingleAsync<DateTime>();
        var row = await rows.ReadSingleOrDefaultAsync<TRow>();
        return (row, await rows.ReadSingleOrDefaultAsync<string>());
    }
}

/// <summary>What every row of the store has: the version of the person, or of the company itself.</summary>
internal abstract record StoredRow
{
    public string? Mark { get; init; }

    public DateTime? ModifiedAt { get; init; }
}

/// <summary>A row of the store that is shown as an object of this surface.</summary>
internal interface IStored<out TShown>
{
    TShown Shown();

    string? Mark { get; }

    DateTime? ModifiedAt { get; }
}

internal static class StoredRows
{
    /// <summary>The object with the version that a read found it in.</summary>
    public static Versioned<TShown> Read<TShown>(this IStored<TShown> row) => new(row.Shown(), row.Mark, row.ModifiedAt);
}
