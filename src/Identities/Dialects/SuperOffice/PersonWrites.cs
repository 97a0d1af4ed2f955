using Identities.Dialects.SuperOffice.Person;
using Identities.Platform.Data;
using Identities.Platform.Problems;
using Npgsql;

namespace Identities.Dialects.SuperOffice;

/// <summary>
/// How this surface writes a person: one transaction that locks and loads in its first round trip, and writes what differs and commits in
/// its second. What a change refers to anew takes one more, and what changes nothing takes none.
/// </summary>
internal sealed class PersonWrites(Database database, ListCatalogue catalogue)
{
    /// <summary>Makes a patched document of the one that stands.</summary>
    internal delegate Outcome<PatchedPerson> Patching(OriginalPerson original);

    public async Task<Outcome<ShownPerson>> Change(SuperOfficeChange change, Patching patch, CancellationToken cancellationToken)
    {
        try
        {
            return await database.InTransaction(change.Contended, transaction => Change(transaction, change, patch, cancellationToken), cancellationToken);
        }
        catch (PostgresException refused) when (SuperOfficeProblems.Of(refused, change.Number) is { } problem)
        {
            return problem;
        }
    }

    /// <summary>Makes a person.</summary>
    public Task<Outcome<ShownPerson>> Create(SuperOfficeChange change, Patching patch, CancellationToken cancellationToken) => database.InTransaction(
        async transaction =>
        {
            var lists = await catalogue.Of(await transaction.QueryOne<long>(ListVersion, null, cancellationToken), transaction, cancellationToken);
            var nobody = Nobody;
            var reading = await Read(transaction, nobody, lists, patch, change.Moment, cancellationToken);

            if (reading.Refused(out var problem, out var person))
            {
                return problem;
            }

            var created = await PersonSave.Commit(transaction, PersonSave.Creation(nobody, person, change), person, change.Moment, cancellationToken);
            return (Outcome<ShownPerson>)new ShownPerson(created, lists);
        },
        cancellationToken);

    /// <summary>A person of whom nothing is known.</summary>
    public static PersonState Nobody => new()
    {
        Person = new PersonRow { PersonId = Guid.CreateVersion7() },
        Members = [],
        Emails = [],
        Phones = [],
        Urls = [],
        Street = null,
        Postal = null,
        Chosen = [],
        Consents = [],
        CustomFields = [],
    };

    private async Task<Outcome<ShownPerson>> Change(
        DatabaseTransaction transaction,
        SuperOfficeChange change,
        Patching patch,
        CancellationToken cancellationToken)
    {
        var (moment, before) = await transaction.QueryBatch(
            LockAndLoad,
            change,
            async rows => (await rows.ReadSingleAsync<DateTime>(), (await PersonLoad.Read(rows))!.Value.State),
            cancellationToken);

        var lists = await catalogue.Of(before.Person.ListVersion, transaction, cancellationToken);
        var reading = await Read(transaction, before, lists, patch, moment, cancellationToken);

        if (reading.Refused(out var problem, out var after))
        {
            return problem;
        }

        var differences = PersonSave.Differences(before, after);

        if (differences.IsEmpty)
        {
            return new ShownPerson(before, lists);
        }

        return new ShownPerson(
            before.Person.PersonAliasId is not null && after.Person.PersonAliasId is null
                ? await CommitAndLoad(transaction, differences, change, cancellationToken)
                : await PersonSave.Commit(transaction, differences, after, change.Moment, cancellationToken),
            lists);
    }

    /// <summary>Without the first name the next one is the first, and only the store knows it.</summary>
    private static async Task<PersonState> CommitAndLoad(
        DatabaseTransaction transaction,
        StatementBatch differences,
        SuperOfficeChange change,
        CancellationToken cancellationToken)
    {
        await transaction.Run(differences, _ => Task.FromResult(true), cancellationToken);
        var written = await transaction.QueryBatch(PersonLoad.Select, new { change.Number, change.Moment }, PersonLoad.Read, cancellationToken);
        await transaction.Commit(cancellationToken);
        return written!.Value.State;
    }

    private static async Task<Outcome<PersonState>> Read(
        DatabaseTransaction transaction,
        PersonState before,
        Lists lists,
        Patching patch,
        DateTime moment,
        CancellationToken cancellationToken)
    {
        var original = new OriginalPerson(before, lists);

        if (patch(original).Refused(out var problem, out var patched)
            || PersonMatch.Of(original, patched, moment).Refused(out problem, out var after))
        {
            return problem;
        }

        return await Refer(transaction, before.Person, after, cancellationToken);
    }

    /// <summary>Looks up the company and the users that a state refers to anew.</summary>
    private static async Task<Outcome<PersonState>> Refer(
        DatabaseTransaction transaction,
        PersonRow before,
        PersonState after,
        CancellationToken cancellationToken)
    {
        var person = after.Person;

        if ((person.CompanyNumber, person.OwnerNumber, person.SupportNumber) == (before.CompanyNumber, before.OwnerNumber, before.SupportNumber))
        {
            return after;
        }

        // Whoever only lets go of what is referred to needs no look-up.
        var found = (person.CompanyNumber, person.OwnerNumber, person.SupportNumber) == (null, null, null)
            ? new Referred()
            : (await transaction.QueryOne<Referred>(
                ReferredByNumber, new { person.CompanyNumber, person.OwnerNumber, person.SupportNumber }, cancellationToken))!;

        if (person.CompanyNumber is { } company && company != before.CompanyNumber && found.CompanyId is null)
        {
            return SuperOfficeProblems.Invalid($"Contact refers to {company}, which is no contact.");
        }

        if (person.OwnerNumber is { } owner && owner != before.OwnerNumber && found.OwnerUserId is null)
        {
            return SuperOfficeProblems.Invalid($"Associate refers to {owner}, which is no associate.");
        }

        if (person.SupportNumber is { } support && support != before.SupportNumber && found.SupportUserId is null)
        {
            return SuperOfficeProblems.Invalid($"SupportAssociate refers to {support}, which is no associate.");
        }

        if (person.CompanyNumber != before.CompanyNumber)
        {
            person = person with { CompanyId = found.CompanyId, CompanyName = found.CompanyName, CompanyIsOurs = found.CompanyIsOurs };
        }

        if (person.OwnerNumber != before.OwnerNumber)
        {
            person = person with { OwnerUserId = found.OwnerUserId, OwnerName = found.OwnerName };
        }

        if (person.SupportNumber != before.SupportNumber)
        {
            person = person with { SupportName = found.SupportName };
            var members = after.Members.DeepClone().AsObject();
            members.Remove("SupportAssociate");

            if (found.SupportUserId is { } supportUserId)
            {
                members["SupportAssociate"] = supportUserId.ToString();
            }

            after = after with { Members = members };
        }

        return after with { Person = person };
    }

    private sealed record Referred
    {
        public Guid? CompanyId { get; init; }

        public string? CompanyName { get; init; }

        public bool CompanyIsOurs { get; init; }

        public Guid? OwnerUserId { get; init; }

        public string? OwnerName { get; init; }

        public Guid? SupportUserId { get; init; }

        public string? SupportName { get; init; }
    }

    private const string ListVersion = "select version from list_version";

    private const string LockAndLoad =
        "select opened_at from begin_change_of_number(@Number, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);"
        + PersonLoad.Select;

    private const string ReferredByNumber = """
        select company.company_id, company.name as company_name, company.company_id = '01900000-0000-7000-8000-000000000001' is true as company_is_ours,
               owner.user_id as owner_user_id, owner.username as owner_name,
               support.user_id as support_user_id, support.username as support_name
        from   (select) as nothing
        left join companies company on company.company_number = @CompanyNumber
        left join users owner on owner.user_number = @OwnerNumber and owner.deleted_at is null
        left join users support on support.user_number = @SupportNumber and support.deleted_at is null
        """;
}
