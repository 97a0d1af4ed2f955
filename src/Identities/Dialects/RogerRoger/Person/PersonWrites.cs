using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Data;
using Identities.Platform.Problems;
using Identities.Store;
using Npgsql;

namespace Identities.Dialects.RogerRoger.Person;

/// <summary>
/// How this surface writes a person: one transaction that locks and loads in its first round trip, and writes what differs and commits in
/// its second. What changes nothing takes no second one.
/// </summary>
internal sealed class PersonWrites(Database database)
{
    /// <summary>Says what is to become of a person.</summary>
    internal delegate Task<Outcome<MatchedPerson>> Decision(PersonState person, DatabaseTransaction transaction);

    public Task<Outcome<PersonState>> Make(OpenChange change, MatchedPerson person, CancellationToken cancellationToken)
        => Write(() => database.InTransaction(
            async transaction => (Outcome<PersonState>)await PersonSave.Commit(
                transaction, PersonSave.Creation(person, change), person.Before.Row.PersonId, change.Moment, cancellationToken),
            cancellationToken));

    public Task<Outcome<PersonState>> Change(RogerRogerChange change, Decision decide, CancellationToken cancellationToken)
        => Write(() => database.InTransaction(change.PersonId, transaction => Change(transaction, change, decide, cancellationToken), cancellationToken));

    private static async Task<Outcome<PersonState>> Change(
        DatabaseTransaction transaction,
        RogerRogerChange change,
        Decision decide,
        CancellationToken cancellationToken)
    {
        var (moment, before) = await transaction.QueryBatch(
            LockAndLoad,
            change,
            async rows => (await rows.ReadSingleAsync<DateTime>(), (await rows.ReadSingleAsync<PersonRow>()).ToState()),
            cancellationToken);

        if ((await decide(before, transaction)).Refused(out var problem, out var person))
        {
            return problem;
        }

        var differences = PersonSave.Differences(person, moment);

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

    private const string ExpiresInCalendar = "person_tags_expires_in_calendar";

    private const string LockAndLoad =
        "select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);"
        + PersonRow.SelectOne;
}
