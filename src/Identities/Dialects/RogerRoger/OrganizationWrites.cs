using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;

namespace Identities.Dialects.RogerRoger;

/// <summary>
/// How an organization is written: locked and read, judged, and what differs is written in one batch. Its e-mails and telephones have no ids
/// here, so they are matched by value.
/// </summary>
internal sealed class OrganizationWrites(Database database)
{
    public async Task<Outcome<OrganizationRow>> Create(OpenChange change, OrganizationContent wanted, CancellationToken cancellationToken)
    {
        var references = await References.Find(database, [.. wanted.References], wanted.Address?.Country, cancellationToken);

        if ((references.Missing(wanted.References) ?? new OrganizationRules(OrganizationContent.Nothing, wanted, references).Judge()) is { } problem)
        {
            return problem;
        }

        var parameters = ParametersOf(change, Guid.CreateVersion7(), wanted, wanted.People.Count > 0, wanted.ArchivedAt);

        return await database.QueryBatch(
            Insert,
            parameters,
            async rows =>
            {
                await rows.ReadSingleAsync<DateTime>();
                return await Written(rows);
            },
            cancellationToken);
    }

    /// <summary>Changes an organization.</summary>
    /// <param name="change">By whom, when and through what.</param>
    /// <param name="id">The organization.</param>
    /// <param name="read">Reads the body over what stands, once that is known.</param>
    /// <param name="cancellationToken">Ends the change.</param>
    public Task<Outcome<OrganizationRow>> Change(
        OpenChange change,
        Guid id,
        Func<OrganizationContent, Input<OrganizationContent>> read,
        CancellationToken cancellationToken)
        => database.InTransaction(id, transaction => Change(transaction, change, id, read, cancellationToken), cancellationToken);

    private static async Task<Outcome<OrganizationRow>> Change(
        DatabaseTransaction transaction,
        OpenChange change,
        Guid id,
        Func<OrganizationContent, Input<OrganizationContent>> read,
        CancellationToken cancellationToken)
    {
        if (await transaction.QueryOne<OrganizationRow>(LockAndRead, new { CompanyId = id, change.Moment }, cancellationToken) is not { } row)
        {
            return RogerRogerProblems.NotFound;
        }

        if (change.Refuses(row.Mark, row.UpdatedAt))
        {
            return Preconditions.Failed(row.Mark);
        }

        var standing = OrganizationContent.Of(row);

        if (read(standing).Rejected(out var problem, out var wanted))
        {
            return problem;
        }

        var anew = wanted.References.Except(standing.References, Reference.SameItem).ToList();
        var country = wanted.Address?.Country == standing.Address?.Country ? null : wanted.Address?.Country;
        var references = await References.Find(transaction, anew, country, cancellationToken);
        problem = references.Missing(anew) ?? new OrganizationRules(standing, wanted, references).Judge();

        if (problem is not null)
        {
            return problem;
        }

        // Whoever sends back what was shown has seen whole seconds, and moves nothing.
        var archivedAt = wanted.ArchivedAt == row.ArchivedAt?.CutToSeconds() ? row.ArchivedAt : wanted.ArchivedAt;

        return archivedAt == row.ArchivedAt && wanted.SaysTheSameAs(standing)
            ? row
            : await transaction.QueryBatch(
                UpdateAndCommit,
                ParametersOf(change, id, wanted, !wanted.NamesTheSamePeopleAs(standing), archivedAt),
                Written,
                cancellationToken);
    }

    private static async Task<Outcome<OrganizationRow>> Written(Rows rows)
    {
        await rows.ReadAsync<Guid>();
        await rows.ReadSingleAsync<DateTime>();
        return await rows.ReadSingleAsync<OrganizationRow>();
    }

    private static Parameters ParametersOf(OpenChange change, Guid id, OrganizationContent wanted, bool movesPeople, DateTime? archivedAt)
        => change.With(new
        {
            CompanyId = id,
            wanted.Title,
            wanted.Description,
            wanted.Website,
            wanted.CustomerId,
            wanted.ExternalSource,
            wanted.ChamberOfCommerceNumber,
            wanted.LinkedinId,
            ArchivedAt = archivedAt,
            OwnerUserId = wanted.Owner?.Id,
            AvatarId = wanted.Avatar?.Id,
            HasAddress = wanted.Address is not null,
            wanted.Address?.Street,
            wanted.Address?.PostalCode,
            wanted.Address?.City,
            CountryCode = wanted.Address?.Country,
            Emails = wanted.Emails.Select(email => email.Email!).ToArray(),
            EmailIds = NewIds(wanted.Emails),
            PhoneNumbers = wanted.Phones.Select(phone => phone.Number!).ToArray(),
            PhoneTypes = wanted.Phones.Select(phone => phone.Type).ToArray(),
            PhoneIds = NewIds(wanted.Phones),
            Tags = IdsOf(wanted.Tags),
            TagIds = NewIds(wanted.Tags),
            Segments = IdsOf(wanted.Segments),
            SegmentIds = NewIds(wanted.Segments),
            MovesPeople = movesPeople,
            People = IdsOf(wanted.People),
            PersonCompanyIds = NewIds(wanted.People),
        });

    private static Guid[] IdsOf(IReadOnlyList<Reference> references) => [.. references.Select(reference => reference.Id)];

    private static Guid[] NewIds<T>(IReadOnlyList<T> items) => [.. items.Select(_ => Guid.CreateVersion7())];

    private const string LockAndRead = OrganizationRow.SelectOne + " for no key update of c";

    private const string Insert = """
        select open_change(@Actor, @Origin, @Moment);

        insert into companies (company_id, name, created_at, updated_at)
        values (@CompanyId, @Title, @Moment, @Moment);

        """ + Update;

    private const string UpdateAndCommit = Update + " commit;";

    // What says whether a statement does anything stands in a sub-select, so that one plan serves both.
    // People who come and go are locked first, in the order of their ids as everybody does; the moment is no earlier than any of theirs.
    // What is kept in an array keeps its row; a tag that is kept keeps its expiry, one that has expired is put on anew.
    private const string Update = """
        select person_id
        from   people
        where  (select @MovesPeople)
        and    person_id = any (@People || array(select person_id from person_companies where company_id = @CompanyId))
        order by person_id
        for no key update;

        select open_change(@Actor, @Origin, greatest(@Moment, (
            select max(updated_at)
            from   people
            where  (select @MovesPeople)
            and    person_id = any (@People || array(select person_id from person_companies where company_id = @CompanyId))
        )));

        update companies
        set    name                       = @Title,
               description                = @Description,
               website                    = @Website,
               customer_id                = @CustomerId,
               external_source            = @ExternalSource,
               chamber_of_commerce_number = @ChamberOfCommerceNumber,
               linkedin_id                = @LinkedinId,
               archived_at                = @ArchivedAt,
               owner_user_id              = @OwnerUserId,
               avatar_id                  = @AvatarId,
               updated_at                 = greatest(@Moment, updated_at),
               row_version                = row_version + 1
        where  company_id = @CompanyId;

        delete from company_emails
        where  company_id = @CompanyId
        and    lower(email collate "und-x-icu") <> all (array(select lower(wanted collate "und-x-icu") from unnest(@Emails) as wanted));

        insert into company_emails (company_id, company_email_id, position, email)
        select @CompanyId, id, position, email
        from   unnest(@EmailIds, @Emails) with ordinality as wanted (id, email, position)
        on conflict (company_id, lower(email collate "und-x-icu")) do update
        set    position = excluded.position,
               email    = excluded.email;

        delete from company_phones
        where  company_id = @CompanyId
        and    not exists (
            select from unnest(@PhoneNumbers, @PhoneTypes) as wanted (number, kind)
            where  wanted.number = company_phones.number and wanted.kind is not distinct from company_phones.kind
        );

        update company_phones
        set    position = wanted.position
        from   unnest(@PhoneNumbers, @PhoneTypes) with ordinality as wanted (number, kind, position)
        where  company_id = @CompanyId
        and    wanted.number = company_phones.number
        and    wanted.kind is not distinct from company_phones.kind;

        insert into company_phones (company_id, company_phone_id, position, kind, number, digits)
        select @CompanyId, id, position, kind, number, phone_digits(number)
        from   unnest(@PhoneIds, @PhoneNumbers, @PhoneTypes) with ordinality as wanted (id, number, kind, position)
        where  not exists (
            select from company_phones
            where  company_id = @CompanyId and company_phones.number = wanted.number and company_phones.kind is not distinct from wanted.kind
        );

        delete from company_addresses
        where  company_id = @CompanyId
        and    not (select @HasAddress);

        insert into company_addresses (company_id, street, postal_code, city, country_code)
        select @CompanyId, @Street, @PostalCode, @City, @CountryCode
        where  (select @HasAddress)
        on conflict (company_id) do update
        set    street       = excluded.street,
               postal_code  = excluded.postal_code,
               city         = excluded.city,
               country_code = excluded.country_code;

        delete from company_tags
        where  company_id = @CompanyId
        and    tag_id <> all (@Tags);

        insert into company_tags (company_id, company_tag_id, tag_id, position, created, expires)
        select @CompanyId, id, tags.tag_id, position, @Moment, default_expiry(default_expire_period, @Moment)
        from   unnest(@TagIds, @Tags) with ordinality as wanted (id, tag_id, position)
        join   tags on tags.tag_id = wanted.tag_id and tags.deleted_at is null
        on conflict (company_id, tag_id) do update
        set    position = excluded.position,
               created  = case when company_tags.expires <= @Moment then excluded.created else company_tags.created end,
               expires  = case when company_tags.expires <= @Moment then excluded.expires else company_tags.expires end;

        delete from company_segments
        where  company_id = @CompanyId
        and    segment_id <> all (@Segments);

        insert into company_segments (company_id, company_segment_id, position, segment_id)
        select @CompanyId, id, position, segment_id
        from   unnest(@SegmentIds, @Segments) with ordinality as wanted (id, segment_id, position)
        on conflict (company_id, segment_id) do update
        set    position = excluded.position;

        delete from person_companies
        where  (select @MovesPeople)
        and    company_id = @CompanyId
        and    person_id <> all (@People);

        insert into person_companies (person_id, person_company_id, position, company_id, is_primary)
        select person_id, id,
               (select coalesce(max(position), 0) + 1 from person_companies others where others.person_id = wanted.person_id),
               @CompanyId,
               not exists (select from person_companies others where others.person_id = wanted.person_id and is_primary)
        from   unnest((select @PersonCompanyIds)::uuid[], (select @People)::uuid[]) as wanted (id, person_id)
        where  (select @MovesPeople)
        on conflict (person_id, company_id) do nothing;

        """ + OrganizationRow.SelectOne + ";";
}
