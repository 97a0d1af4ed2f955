using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Data;
using Identities.Platform.Problems;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>
/// A person whose change is open: locked and loaded, or about to be made. Here the last two stations of a write need the store.
/// </summary>
internal sealed class OpenedPerson(
    DatabaseTransaction transaction, OriginalPerson original, SuperOfficeChange change, DateTime moment, bool isNew)
{
    public OriginalPerson Original => original;

    /// <summary>Which stored items, companies and users a patched document means: the record that it asks for.</summary>
    public async Task<Outcome<PersonState>> Match(PatchedPerson patched, CancellationToken cancellationToken)
        => PersonMatch.Of(original, patched, moment).Refused(out var problem, out var after) ? problem : await Refer(after, cancellationToken);

    /// <summary>Writes what differs, and commits. What changes nothing takes no round trip.</summary>
    public async Task<Outcome<ShownPerson>> Save(PersonState after, CancellationToken cancellationToken)
    {
        var before = original.State;
        var differences = isNew ? PersonSave.Creation(before, after, change) : PersonSave.Differences(before, after);

        var written = differences.IsEmpty ? before
            : before.Person.PersonAliasId is not null && after.Person.PersonAliasId is null
                ? await CommitAndLoad(differences, cancellationToken)
                : await PersonCommit.Run(transaction, differences, after, change.Moment, cancellationToken);

        return new ShownPerson(written, original.Lists);
    }

    /// <summary>Without the first name the next one is the first, and only the store knows it.</summary>
    private async Task<PersonState> CommitAndLoad(StatementBatch differences, CancellationToken cancellationToken)
    {
        await transaction.Run(differences, _ => Task.FromResult(true), cancellationToken);
        var written = await transaction.QueryBatch(PersonLoad.Select, new { change.Number, change.Moment }, PersonLoad.Read, cancellationToken);
        await transaction.Commit(cancellationToken);
        return written!.Value.State;
    }

    /// <summary>Looks up the company and the users that a state newly refers to.</summary>
    private async Task<Outcome<PersonState>> Refer(PersonState after, CancellationToken cancellationToken)
    {
        var (before, person) = (Original.State.Person, after.Person);

        if ((person.CompanyNumber, person.OwnerNumber, person.SupportNumber) == (before.CompanyNumber, before.OwnerNumber, before.SupportNumber))
        {
            return after;
        }

        // Letting go of what is referred to needs no look-up.
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
