using Identities.Dialects.SuperOffice.Lists;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Data;
using Identities.Platform.Problems;
using Npgsql;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>
/// How this surface opens a person to write: one transaction that locks and loads in its first round trip, and writes what differs and
/// commits in its second. What a change newly refers to takes one more, and what changes nothing takes none.
/// </summary>
internal sealed class PersonWrites(Database database, ListCatalogue catalogue)
{
    /// <summary>What a write does with the person, once the change is open.</summary>
    internal delegate Task<Outcome<ShownPerson>> Stations(OpenedPerson person);

    public async Task<Outcome<ShownPerson>> Change(SuperOfficeChange change, Stations stations, CancellationToken cancellationToken)
    {
        try
        {
            return await database.InTransaction(
                change.Contended,
                async transaction =>
                {
                    var (moment, before) = await transaction.QueryBatch(
                        LockAndLoad,
                        change,
                        async rows => (await rows.ReadSingleAsync<DateTime>(), (await PersonLoad.Read(rows))!.Value.State),
                        cancellationToken);

                    var lists = await catalogue.Of(before.Person.ListVersion, transaction, cancellationToken);
                    return await stations(new OpenedPerson(transaction, new OriginalPerson(before, lists), change, moment, isNew: false));
                },
                cancellationToken);
        }
        catch (PostgresException refused) when (SuperOfficeProblems.Of(refused, change.Number) is { } problem)
        {
            return problem;
        }
    }

    /// <summary>Makes a person.</summary>
    public Task<Outcome<ShownPerson>> Create(SuperOfficeChange change, Stations stations, CancellationToken cancellationToken) => database.InTransaction(
        async transaction =>
        {
            var lists = await catalogue.Of(await transaction.QueryOne<long>(ListVersion, null, cancellationToken), transaction, cancellationToken);
            return await stations(new OpenedPerson(transaction, new OriginalPerson(PersonState.Nobody, lists), change, change.Moment, isNew: true));
        },
        cancellationToken);

    private const string ListVersion = "select version from list_version";

    private const string LockAndLoad =
        "select opened_at from begin_change_of_number(@Number, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);"
        + PersonLoad.Select;
}
