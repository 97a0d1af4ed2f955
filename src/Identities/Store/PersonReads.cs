using System.Diagnostics.CodeAnalysis;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;

namespace Identities.Store;

/// <summary>How a list below one person is read: one round trip for the person's entity tag and the list.</summary>
internal sealed class PersonReads(Database database)
{
    /// <summary>
    /// Runs a batch of two: <c>person_mark</c>, then the list. The tag is read first, so that it is never newer than what it stands for.
    /// </summary>
    /// <param name="sql">The two statements.</param>
    /// <param name="parameters">What they need.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <param name="markOf">
    /// What the list depends on beside the person, so that the tag tells when it changes: a list filtered by the name of a definition
    /// changes with that name, and no person does.
    /// </param>
    public Task<Outcome<Versioned<IReadOnlyList<T>>>> List<T>(
        [ConstantExpected] string sql,
        object parameters,
        CancellationToken cancellationToken,
        Func<IReadOnlyList<T>, string>? markOf = null)
        => database.QueryBatch<Outcome<Versioned<IReadOnlyList<T>>>>(
            sql,
            parameters,
            async rows =>
            {
                var mark = await rows.ReadSingleAsync<Mark>();
                var items = (await rows.ReadAsync<T>()).ToReadOnly();

                return mark.Etag is null
                    ? StoreProblems.PersonNotFound
                    : new Versioned<IReadOnlyList<T>>(items, mark.Etag + markOf?.Invoke(items), mark.ModifiedAt);
            },
            cancellationToken);
}
