using System.Diagnostics.CodeAnalysis;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>A row that knows its rules: those of what a change leaves as it is are not judged again.</summary>
internal interface IJudged<in TRow>
{
    /// <summary>The broken rules; null when there are none.</summary>
    /// <param name="stands">The row as it is stored; null for a new one.</param>
    Problem? Judge(TRow? stands);
}

/// <summary>A row whose writes are counted.</summary>
internal interface ICounted
{
    string Mark { get; }

    /// <summary>When it was written last.</summary>
    DateTime UpdatedAt { get; }
}

/// <summary>
/// How what belongs to no person is changed: its row is locked and read, the body is read over it and judged, and what differs is
/// written. What leaves the row as it is writes nothing.
/// </summary>
internal sealed class Revisions(Database database)
{
    /// <param name="lockedRow">Reads and locks the row <c>@Id</c>.</param>
    /// <param name="update">Opens the change, writes the row, which it returns, and commits.</param>
    /// <param name="change">By whom, when and through what.</param>
    /// <param name="id">The row.</param>
    /// <param name="revise">What is to become of it.</param>
    /// <param name="cancellationToken">Ends the change.</param>
    public Task<Outcome<TRow>> Revise<TRow>(
        [ConstantExpected] string lockedRow,
        [ConstantExpected] string update,
        OpenChange change,
        Guid id,
        Func<TRow, Input<TRow>> revise,
        CancellationToken cancellationToken)
        where TRow : class, IJudged<TRow>, ICounted
        => database.InTransaction<Outcome<TRow>>(
            id,
            async transaction =>
            {
                if (await transaction.QueryOne<TRow>(lockedRow, new { Id = id }, cancellationToken) is not { } stands)
                {
                    return RogerRogerProblems.NotFound;
                }

                if (change.Refuses(stands.Mark, stands.UpdatedAt))
                {
                    return Preconditions.Failed(stands.Mark);
                }

                if (revise(stands).Rejected(out var rejection, out var revised))
                {
                    return rejection;
                }

                if (revised.Judge(stands) is { } broken)
                {
                    return broken;
                }

                if (revised.Equals(stands))
                {
                    return stands;
                }

                return await transaction.QueryBatch(update, change.With(revised), WrittenRow<TRow>, cancellationToken);
            },
            cancellationToken);

    /// <summary>Makes a row; the statement opens the change, and returns what it wrote.</summary>
    public async Task<Outcome<TRow>> Make<TRow>([ConstantExpected] string insert, OpenChange change, Input<TRow> sent, CancellationToken cancellationToken)
        where TRow : class, IJudged<TRow>
    {
        if (sent.Rejected(out var rejection, out var row))
        {
            return rejection;
        }

        return row.Judge(null) is { } broken
            ? broken
            : await database.QueryBatch(insert, change.With(row), WrittenRow<TRow>, cancellationToken);
    }

    private static async Task<TRow> WrittenRow<TRow>(Rows rows)
    {
        await rows.ReadSingleAsync<DateTime>();
        return await rows.ReadSingleAsync<TRow>();
    }
}
