using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Problems;
using Identities.Store;

namespace Identities.Dialects.RogerRoger.Organizations;

/// <summary>
/// How an organization is written: locked and read, and where anything differs, all of it is written in one batch. Its e-mails and telephones have no ids
/// here, so they are matched by value.
/// </summary>
internal sealed class OrganizationWrites(Database database)
{
    /// <summary>Says what an organization is to be.</summary>
    internal delegate Task<Outcome<Content<OrganizationRow>>> Decision(Content<OrganizationRow> standing, DatabaseTransaction transaction);

    public Task<Outcome<OrganizationRow>> Make(OpenChange change, Content<OrganizationRow> wanted, CancellationToken cancellationToken)
        => database.QueryBatch(
            Insert,
            ParametersOf(change, Guid.CreateVersion7(), OrganizationMembers.Table.Nothing, wanted),
            async rows =>
            {
                await rows.ReadSingleAsync<DateTime>();
                return await Written(rows);
            },
            cancellationToken);

    public Task<Outcome<OrganizationRow>> Change(OpenChange change, Guid id, Decision decide, CancellationToken cancellationToken)
        => database.InTransaction(id, transaction => Change(transaction, change, id, decide, cancellationToken), cancellationToken);

    private static async Task<Outcome<OrganizationRow>> Change(
        DatabaseTransaction transaction,
        OpenChange change,
        Guid id,
        Decision decide,
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

        var standing = OrganizationMembers.Table.Of(row);

        if ((await decide(standing, transaction)).Refused(out var problem, out var wanted))
        {
            return problem;
        }

        return OrganizationMembers.Table.AreSame(standing, wanted)
            ? row
            : await transaction.QueryBatch(UpdateAndCommit, ParametersOf(change, id, standing, wanted), Written, cancellationToken);
    }

    private static async Task<Outcome<OrganizationRow>> Written(Rows rows)
    {
        await rows.ReadAsync<Guid>();
        await rows.ReadSingleAsync<DateTime>();
        return await rows.ReadSingleAsync<OrganizationRow>();
    }

    private static Parameters ParametersOf(OpenChange change, Guid id, Content<OrganizationRow> standing, Content<OrganizationRow> wanted)
    {
        var emails = wanted.Of(OrganizationMembers.Emails);
        var phones = wanted.Of(OrganizationMembers.Phones);
        var address = wanted.Of(OrganizationMembers.Address);
        var people = wanted.Of(OrganizationMembers.People);
        var tags = wanted.Of(OrganizationMembers.Tags);
        var segments = wanted.Of(OrganizationMembers.Segments);

        return change.With(new
        {
            CompanyId = id,
            Row = OrganizationMembers.Table.Row(Part.Row, standing, wanted),
            HasAddress = address is { IsEmpty: false },
            address?.Street,
            address?.PostalCode,
            address?.City,
            CountryCode = address?.Country,
            Emails = emails.Select(email => email.Email).ToArray(),
            EmailIds = NewIds(emails),
            PhoneNumbers = phones.Select(phone => phone.PhoneNumber).ToArray(),
            PhoneTypes = phones.Select(phone => phone.PhoneType).ToArray(),
            PhoneIds = NewIds(phones),
            Tags = IdsOf(tags),
            TagIds = NewIds(tags),
            Segments = IdsOf(segments),
            SegmentIds = NewIds(segments),
            MovesPeople = !OrganizationMembers.People.AreSame(standing.Of(OrganizationMembers.People), people),
            People = IdsOf(people),
            PersonCompanyIds = NewIds(people),
        });
    }

    private static Guid[] IdsOf(IReadOnlyList<Reference> references) => [.. references.Select(reference => reference.Id)];

    private static Guid[] NewIds<T>(IReadOnlyList<T> items) => [.. items.Select(_ => Guid.CreateVersion7())];

    private const string LockAndRead = OrganizationRow.SelectOne + " for no key update of c";

    private const string Insert = """
        select open_change(@Actor, @Origin, @Moment);

        insert into companies (company_id, name, created_at, updated_at)
        values (@CompanyId, @Row::jsonb ->> 'name', @Moment, @Moment);

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
        set    (name, description, website, customer_id, external_source, chamber_of_commerce_number, linkedin_id,
                archived_at, owner_user_id, avatar_id) = (
                   select name, description, website, customer_id, external_source, chamber_of_commerce_number, linkedin_id,
                          archived_at, owner_user_id, avatar_id
                   from   jsonb_populate_record(null::companies, @Row::jsonb)
               ),
               updated_at  = greatest(@Moment, updated_at),
               row_version = row_version + 1
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
