using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;
using Npgsql;

namespace Identities.Dialects.RogerRoger;

/// <summary>
/// How this surface writes a person: one transaction that locks and loads in its first round trip, and writes what differs and commits in
/// its second. What a body refers to anew takes one more, and what changes nothing takes none.
/// </summary>
internal sealed class PersonWrites(Database database)
{
    /// <summary>Reads a body, of which the members that it leaves out are as they stand.</summary>
    internal delegate Input<PersonContent> Reading(PersonContent standing);

    /// <summary>Makes a person.</summary>
    public async Task<Outcome<PersonState>> Create(OpenChange change, PersonContent wanted, CancellationToken cancellationToken)
    {
        var references = await References.Find(database, [.. wanted.References], CountryOf(wanted), cancellationToken);

        if ((references.Missing(wanted.References) ?? new PersonRules(PersonContent.Nothing, wanted, references).Judge(isNew: true)) is { } problem)
        {
            return problem;
        }

        var nobody = PersonState.Nobody();
        var person = PersonMatching.Match(nobody, wanted);

        return await Write(() => database.InTransaction(
            async transaction => (Outcome<PersonState>)await PersonSave.Commit(
                transaction, PersonSave.Creation(nobody, person, change), person.Person.PersonId, change.Moment, cancellationToken),
            cancellationToken));
    }

    /// <summary>Changes a person.</summary>
    /// <param name="change">Whom, by whom, and when.</param>
    /// <param name="read">Reads the body, once it is known whom it speaks of.</param>
    /// <param name="cancellationToken">Ends the change.</param>
    public Task<Outcome<PersonState>> Change(RogerRogerChange change, Reading read, CancellationToken cancellationToken)
        => Write(() => database.InTransaction(change.PersonId, transaction => Change(transaction, change, read, cancellationToken), cancellationToken));

    private static async Task<Outcome<PersonState>> Change(
        DatabaseTransaction transaction,
        RogerRogerChange change,
        Reading read,
        CancellationToken cancellationToken)
    {
        var (moment, before) = await transaction.QueryBatch(
            LockAndLoad,
            change,
            async rows => (await rows.ReadSingleAsync<DateTime>(), (await rows.ReadSingleAsync<PersonRow>()).ToState()),
            cancellationToken);

        var standing = PersonContent.Of(before);

        if (read(standing).Rejected(out var problem, out var wanted))
        {
            return problem;
        }

        var anew = wanted.References.Except(standing.References, Reference.SameItem).ToList();
        var references = await References.Find(transaction, anew, wanted.Address?.Country == standing.Address?.Country ? null : CountryOf(wanted), cancellationToken);
        problem = references.Missing(anew) ?? new PersonRules(standing, wanted, references).Judge(isNew: false);

        if (problem is not null)
        {
            return problem;
        }

        var differences = PersonSave.Differences(before, PersonMatching.Match(before, wanted), moment);

        return differences.IsEmpty
            ? before
            : await PersonSave.Commit(transaction, differences, change.PersonId, moment, cancellationToken);
    }

    private static async Task<Outcome<PersonState>> Write(Func<Task<Outcome<PersonState>>> write)
    {
        try
        {
            return await write();
        }
        catch (PostgresException refused) when (refused is { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: ExpiresInCalendar })
        {
            return RogerRogerProblems.Malformed("A tag's default period ends after the year 9999.");
        }
        catch (PostgresException refused) when (RogerRogerProblems.Of(refused) is { } problem)
        {
            return problem;
        }
    }

    private static string? CountryOf(PersonContent content) => content.Address?.Country;

    private const string ExpiresInCalendar = "person_tags_expires_in_calendar";

    private const string LockAndLoad =
        "select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);"
        + PersonRow.SelectOne;
}
