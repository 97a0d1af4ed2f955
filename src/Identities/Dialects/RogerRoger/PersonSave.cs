using System.Data;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dapper;
using Identities.Platform.Data;
using Identities.Store;

namespace Identities.Dialects.RogerRoger;

/// <summary>How one state becomes another in the store: one constant statement per kind of row, and only those whose rows differ.</summary>
internal static class PersonSave
{
    /// <summary>The position of rows that go behind all others of their collection, those that this dialect does not show too.</summary>
    public const int Last = 0;

    private static readonly JsonSerializerOptions ColumnNames = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The statements that lead from one state to the other; empty when nothing differs.</summary>
    public static StatementBatch Differences(PersonState before, PersonState after, DateTime moment)
    {
        var batch = new StatementBatch();
        var columns = ColumnsOf(after);

        if (!JsonNode.DeepEquals(ColumnsOf(before), columns))
        {
            batch.Add(UpdatePerson, PersonId(after), ("Row", columns.ToJsonString()));
        }

        AddParts(batch, before, after, moment);
        return batch;
    }

    /// <summary>The statements that make a person of a state.</summary>
    public static StatementBatch Creation(PersonState nobody, PersonState after, OpenChange change)
    {
        var batch = new StatementBatch();
        batch.Add(OpenChange, ("Actor", change.Actor ?? ""), ("Origin", change.Origin), ("Moment", change.Moment));
        batch.Add(InsertPerson, PersonId(after), ("Row", ColumnsOf(after).ToJsonString()), ("Actor", change.Actor ?? ""), ("Moment", change.Moment));
        AddParts(batch, nobody, after, change.Moment);
        return batch;
    }

    /// <summary>Writes, reads what stands then, and commits, all in one round trip.</summary>
    public static Task<PersonState> Commit(
        DatabaseTransaction transaction,
        StatementBatch batch,
        Guid personId,
        DateTime moment,
        CancellationToken cancellationToken)
    {
        batch.Add(PersonRow.SelectOne, ("PersonId", personId), ("Moment", moment));

        return transaction.Commit(
            batch,
            async reader =>
            {
                // The statements before it answer no rows, but for the one that opens a change.
                while (reader.GetName(0) != "person_id")
                {
                    if (!await reader.NextResultAsync(cancellationToken))
                    {
                        throw new DataException("The written person was not returned.");
                    }
                }

                return reader.Parse<PersonRow>().Single().ToState();
            },
            cancellationToken);
    }

    private static void AddParts(StatementBatch batch, PersonState before, PersonState after, DateTime moment)
    {
        AddName(batch, before.Person, after.Person);
        AddAddress(batch, before.Person, after.Person);

        if (Differ(before.Emails, after.Emails, out var gone, out var emails))
        {
            AddIf(gone.Length > 0, () => batch.Add(DeleteEmails, PersonId(after), ("Ids", gone)));
            AddIf(emails.Count > 0, () => batch.Add(UpsertEmails, PersonId(after), Rows(emails)));
        }

        if (Differ(before.Phones, after.Phones, out gone, out var phones))
        {
            AddIf(gone.Length > 0, () => batch.Add(DeletePhones, PersonId(after), ("Ids", gone)));
            AddIf(phones.Count > 0, () => batch.Add(UpsertPhones, PersonId(after), Rows(phones)));
        }

        if (Differ(before.Tags, after.Tags, out gone, out var tags))
        {
            AddIf(gone.Length > 0, () => batch.Add(DeleteTags, PersonId(after), ("Ids", gone)));
            AddIf(tags.Count > 0, () => batch.Add(UpsertTags, PersonId(after), Links(tags), ("Moment", moment)));
        }

        if (Differ(before.Segments, after.Segments, out gone, out var segments))
        {
            AddIf(gone.Length > 0, () => batch.Add(DeleteSegments, PersonId(after), ("Ids", gone)));
            AddIf(segments.Count > 0, () => batch.Add(UpsertSegments, PersonId(after), Links(segments)));
        }

        if (Differ(before.Companies, after.Companies, out gone, out var companies))
        {
            AddIf(gone.Length > 0, () => batch.Add(DeleteCompanies, PersonId(after), ("Ids", gone)));
            AddIf(companies.Count > 0, () => batch.Add(UpsertCompanies, PersonId(after), Links(companies)));
        }
    }

    private static void AddName(StatementBatch batch, PersonRow before, PersonRow after)
    {
        if (after.PersonAliasId is null && before.PersonAliasId is { } gone)
        {
            batch.Add(DeleteName, ("PersonId", after.PersonId), ("Id", gone));
        }
        else if (after.PersonAliasId is not null && NameOf(after) is var name && !JsonNode.DeepEquals(NameOf(before), name))
        {
            batch.Add(UpsertName, ("PersonId", after.PersonId), ("Row", name.ToJsonString()));
        }
    }

    private static void AddAddress(StatementBatch batch, PersonRow before, PersonRow after)
    {
        if (after.PersonAddressId is null && before.PersonAddressId is { } gone)
        {
            batch.Add(DeleteAddress, ("PersonId", after.PersonId), ("Id", gone));
        }
        else if (after.PersonAddressId is not null && AddressOf(after) is var address && !JsonNode.DeepEquals(AddressOf(before), address))
        {
            batch.Add(UpsertAddress, ("PersonId", after.PersonId), ("Row", address.ToJsonString()));
        }
    }

    private static void AddIf(bool condition, Action add)
    {
        if (condition)
        {
            add();
        }
    }

    private static bool Differ<TRow>(IReadOnlyList<TRow> before, IReadOnlyList<TRow> after, out Guid[] gone, out List<TRow> changed)
        where TRow : IPlacedRow<TRow>, IEquatable<TRow>
    {
        var stood = before.ToDictionary(row => row.Id);
        var stays = after.Select(row => row.Id).ToHashSet();
        gone = [.. stood.Keys.Where(id => !stays.Contains(id))];
        changed = [.. after.Where(row => !stood.TryGetValue(row.Id, out var old) || !old.Equals(row))];
        return gone.Length > 0 || changed.Count > 0;
    }

    private static (string, object) PersonId(PersonState state) => ("PersonId", state.Person.PersonId);

    private static (string, object) Rows<TRow>(List<TRow> rows) => ("Rows", JsonSerializer.Serialize(rows, ColumnNames));

    /// <summary>Links with an id each, for those that are new.</summary>
    private static (string, object) Links(List<LinkRow> rows)
        => Rows(rows.Select(row => new { ItemId = Guid.CreateVersion7(), row.Id, row.Position, row.IsPrimary }).ToList());

    private static JsonObject ColumnsOf(PersonState state) => new()
    {
        ["initials"] = state.Person.Initials,
        ["job_title"] = state.Person.JobTitle,
        ["customer_id"] = state.Person.CustomerId,
        ["linkedin_id"] = state.Person.LinkedinId,
        ["external_source"] = state.Person.ExternalSource,
        ["archived_at"] = state.Person.ArchivedAt?.ToString("O", CultureInfo.InvariantCulture),
        ["owner_user_id"] = state.Person.OwnerUserId,
        ["avatar_id"] = state.Person.AvatarId,
        ["dialect_members"] = OwnMembers.Of(state.Members),
    };

    private static JsonObject NameOf(PersonRow person) => new()
    {
        ["person_alias_id"] = person.PersonAliasId,
        ["first_name"] = person.FirstName,
        ["middle_name"] = person.MiddleName,
        ["last_name"] = person.LastName,
        ["title"] = person.Honorific,
    };

    private static JsonObject AddressOf(PersonRow person) => new()
    {
        ["person_address_id"] = person.PersonAddressId,
        ["street"] = person.Street,
        ["postal_code"] = person.PostalCode,
        ["city"] = person.City,
        ["country_code"] = person.CountryCode,
    };

    private const string OpenChange = "select open_change(nullif(@Actor, ''), @Origin, @Moment)";

    private const string InsertPerson = """
        insert into people (person_id, initials, job_title, customer_id, linkedin_id, external_source, archived_at, owner_user_id, avatar_id,
                            dialect_members, created_at, created_by, updated_at, updated_by)
        select @PersonId, initials, job_title, customer_id, linkedin_id, external_source, archived_at, owner_user_id, avatar_id,
               jsonb_strip_nulls(dialect_members), @Moment, nullif(@Actor, ''), @Moment, nullif(@Actor, '')
        from   jsonb_to_record(@Row::jsonb) as row (
                   initials text, job_title text, customer_id text, linkedin_id text, external_source text, archived_at timestamptz,
                   owner_user_id uuid, avatar_id uuid, dialect_members jsonb
               )
        """;

    // What only another dialect knows stands among the members too; what this one says nothing of goes.
    private const string UpdatePerson = """
        update people
        set    initials        = row.initials,
               job_title       = row.job_title,
               customer_id     = row.customer_id,
               linkedin_id     = row.linkedin_id,
               external_source = row.external_source,
               archived_at     = row.archived_at,
               owner_user_id   = row.owner_user_id,
               avatar_id       = row.avatar_id,
               dialect_members = jsonb_strip_nulls(people.dialect_members || row.dialect_members)
        from   jsonb_to_record(@Row::jsonb) as row (
                   initials text, job_title text, customer_id text, linkedin_id text, external_source text, archived_at timestamptz,
                   owner_user_id uuid, avatar_id uuid, dialect_members jsonb
               )
        where  person_id = @PersonId
        """;

    private const string DeleteName = "delete from aliases where person_id = @PersonId and person_alias_id = @Id";

    private const string UpsertName = """
        insert into aliases (person_id, person_alias_id, position, first_name, middle_name, last_name, title)
        select @PersonId, person_alias_id, (select coalesce(max(position), 0) + 1 from aliases where person_id = @PersonId),
               first_name, middle_name, last_name, title
        from   jsonb_to_record(@Row::jsonb) as row (person_alias_id uuid, first_name text, middle_name text, last_name text, title text)
        on conflict (person_id, person_alias_id) do update
        set    first_name  = excluded.first_name,
               middle_name = excluded.middle_name,
               last_name   = excluded.last_name,
               title       = excluded.title
        """;

    private const string DeleteAddress = "delete from addresses where person_id = @PersonId and person_address_id = @Id";

    // A country that stays keeps the text that another surface has for it.
    private const string UpsertAddress = """
        insert into addresses (person_id, person_address_id, position, is_primary, street, postal_code, city, country, country_code)
        select @PersonId, person_address_id, (select coalesce(max(position), 0) + 1 from addresses where person_id = @PersonId), true,
               street, postal_code, city, countries.name, row.country_code
        from   jsonb_to_record(@Row::jsonb) as row (person_address_id uuid, street text, postal_code text, city text, country_code char(2))
        left join countries using (country_code)
        on conflict (person_id, person_address_id) do update
        set    street       = excluded.street,
               postal_code  = excluded.postal_code,
               city         = excluded.city,
               country      = case when addresses.country_code is distinct from excluded.country_code then excluded.country else addresses.country end,
               country_code = excluded.country_code
        """;

    private const string DeleteEmails = "delete from emails where person_id = @PersonId and email_id = any (@Ids)";

    private const string UpsertEmails = """
        insert into emails (person_id, email_id, position, email)
        select @PersonId, id, coalesce(nullif(item.position, 0), last.position + place), address
        from   rows from (jsonb_to_recordset(@Rows::jsonb) as (id uuid, position integer, address text))
               with ordinality as item (id, position, address, place)
        cross join (select coalesce(max(position), 0) as position from emails where person_id = @PersonId) as last
        on conflict (person_id, email_id) do update
        set    position = excluded.position,
               email    = excluded.email
        """;

    private const string DeletePhones = "delete from phones where person_id = @PersonId and phone_id = any (@Ids)";

    private const string UpsertPhones = """
        insert into phones (person_id, phone_id, position, kind, number, digits)
        select @PersonId, id, coalesce(nullif(item.position, 0), last.position + place), kind, number, digits
        from   rows from (jsonb_to_recordset(@Rows::jsonb) as (id uuid, position integer, kind text, number text, digits text))
               with ordinality as item (id, position, kind, number, digits, place)
        cross join (select coalesce(max(position), 0) as position from phones where person_id = @PersonId) as last
        on conflict (person_id, phone_id) do update
        set    position = excluded.position,
               number   = excluded.number,
               digits   = excluded.digits
        """;

    private const string DeleteTags = "delete from person_tags where person_id = @PersonId and tag_id = any (@Ids)";

    // A tag that is kept keeps its expiry; one that has expired meanwhile is put on anew.
    private const string UpsertTags = """
        insert into person_tags (person_id, person_tag_id, tag_id, position, created, expires)
        select @PersonId, item_id, tag_id, coalesce(nullif(item.position, 0), last.position + place), @Moment,
               default_expiry(default_expire_period, @Moment)
        from   rows from (jsonb_to_recordset(@Rows::jsonb) as (item_id uuid, id uuid, position integer))
               with ordinality as item (item_id, id, position, place)
        join   tags on tags.tag_id = item.id and tags.deleted_at is null
        cross join (select coalesce(max(position), 0) as position from person_tags where person_id = @PersonId) as last
        on conflict (person_id, tag_id) do update
        set    position = excluded.position,
               created  = case when person_tags.expires <= @Moment then excluded.created else person_tags.created end,
               expires  = case when person_tags.expires <= @Moment then excluded.expires else person_tags.expires end
        """;

    private const string DeleteSegments = "delete from person_segments where person_id = @PersonId and segment_id = any (@Ids)";

    private const string UpsertSegments = """
        insert into person_segments (person_id, person_segment_id, position, segment_id)
        select @PersonId, item_id, coalesce(nullif(item.position, 0), last.position + place), id
        from   rows from (jsonb_to_recordset(@Rows::jsonb) as (item_id uuid, id uuid, position integer))
               with ordinality as item (item_id, id, position, place)
        cross join (select coalesce(max(position), 0) as position from person_segments where person_id = @PersonId) as last
        on conflict (person_id, segment_id) do update
        set    position = excluded.position
        """;

    private const string DeleteCompanies = "delete from person_companies where person_id = @PersonId and company_id = any (@Ids)";

    private const string UpsertCompanies = """
        insert into person_companies (person_id, person_company_id, position, company_id, is_primary)
        select @PersonId, item_id, coalesce(nullif(item.position, 0), last.position + place), id, is_primary
        from   rows from (jsonb_to_recordset(@Rows::jsonb) as (item_id uuid, id uuid, position integer, is_primary boolean))
               with ordinality as item (item_id, id, position, is_primary, place)
        cross join (select coalesce(max(position), 0) as position from person_companies where person_id = @PersonId) as last
        on conflict (person_id, company_id) do update
        set    position   = excluded.position,
               is_primary = excluded.is_primary
        """;
}
