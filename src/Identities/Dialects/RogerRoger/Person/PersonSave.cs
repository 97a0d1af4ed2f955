using System.Data;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Dapper;
using Identities.Dialects.RogerRoger.Wire;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Store;

namespace Identities.Dialects.RogerRoger.Person;

/// <summary>How one state becomes another in the store: one constant statement per kind of row, and only those whose rows differ.</summary>
internal static class PersonSave
{
    /// <summary>The position of rows that go behind all others of their collection, those that this dialect does not show too.</summary>
    public const int Last = 0;

    private static readonly JsonSerializerOptions ColumnNames = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The statements that write what differs; empty when nothing does.</summary>
    public static StatementBatch Differences(MatchedPerson person, DateTime moment)
    {
        var (batch, table) = (new StatementBatch(), PersonMembers.Table);

        if (!table.AreSame(Part.Row, person.Standing, person.Wanted) || !table.AreSame(Part.Own, person.Standing, person.Wanted))
        {
            batch.Add(UpdatePerson, PersonId(person), RowOf(person));
        }

        AddParts(batch, person, moment);
        return batch;
    }

    /// <summary>The statements that make a person.</summary>
    public static StatementBatch Creation(MatchedPerson person, OpenChange change)
    {
        var batch = new StatementBatch();
        batch.Add(OpenChange, ("Actor", change.Actor ?? ""), ("Origin", change.Origin), ("Moment", change.Moment));
        batch.Add(InsertPerson, PersonId(person), RowOf(person), ("Actor", change.Actor ?? ""), ("Moment", change.Moment));
        AddParts(batch, person, change.Moment);
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

    private static void AddParts(StatementBatch batch, MatchedPerson person, DateTime moment)
    {
        AddName(batch, person);
        AddAddress(batch, person);

        Add(person.Before.Emails, person.Emails, DeleteEmails, UpsertEmails, Rows);
        Add(person.Before.Phones, person.Phones, DeletePhones, UpsertPhones, Rows);
        Add(person.Before.Tags, person.Tags, DeleteTags, UpsertTags, Links);
        Add(person.Before.Segments, person.Segments, DeleteSegments, UpsertSegments, Links);
        Add(person.Before.Companies, person.Companies, DeleteCompanies, UpsertCompanies, Links);

        void Add<TRow>(
            IReadOnlyList<TRow> before,
            IReadOnlyList<TRow> after,
            [ConstantExpected] string delete,
            [ConstantExpected] string upsert,
            Func<IReadOnlyList<TRow>, (string, object)> write)
            where TRow : IPlacedRow<TRow>, IEquatable<TRow>
        {
            var stood = before.ToDictionary(row => row.Id);
            Guid[] gone = [.. stood.Keys.Except(after.Select(row => row.Id))];
            TRow[] changed = [.. after.Where(row => !stood.TryGetValue(row.Id, out var old) || !old.Equals(row))];

            if (gone.Length > 0)
            {
                batch.Add(delete, PersonId(person), ("Ids", gone));
            }

            if (changed.Length > 0)
            {
                batch.Add(upsert, PersonId(person), write(changed), ("Moment", moment));
            }
        }
    }

    // A name whose parts are all gone goes; without one, it is made.
    private static void AddName(StatementBatch batch, MatchedPerson person)
    {
        var (table, standing, wanted, stood) = (PersonMembers.Table, person.Standing, person.Wanted, person.Before.Row.PersonAliasId);

        if (table.AreSame(Part.Name, standing, wanted))
        {
            return;
        }

        if (!table.IsEmpty(Part.Name, wanted))
        {
            var row = table.Row(Part.Name, standing, wanted);
            batch.Add(UpsertName, PersonId(person), ("Id", stood ?? Guid.CreateVersion7()), ("Row", row));
        }
        else if (stood is { } gone)
        {
            batch.Add(DeleteName, PersonId(person), ("Id", gone));
        }
    }

    private static void AddAddress(StatementBatch batch, MatchedPerson person)
    {
        var (stood, wanted) = (person.Before.Row.PersonAddressId, person.Wanted.Of(PersonMembers.Address));

        if (wanted == person.Before.Row.Address)
        {
            return;
        }

        if (wanted is { IsEmpty: false })
        {
            var row = JsonSerializer.Serialize(wanted, ServiceJson.Options);
            batch.Add(UpsertAddress, PersonId(person), ("Id", stood ?? Guid.CreateVersion7()), ("Row", row));
        }
        else if (stood is { } gone)
        {
            batch.Add(DeleteAddress, PersonId(person), ("Id", gone));
        }
    }

    private static (string, object) PersonId(MatchedPerson person) => ("PersonId", person.Before.Row.PersonId);

    private static (string, object) RowOf(MatchedPerson person)
        => ("Row", PersonMembers.Table.Row(Part.Row, person.Standing, person.Wanted, "dialect_members"));

    private static (string, object) Rows<TRow>(IReadOnlyList<TRow> rows) => ("Rows", JsonSerializer.Serialize(rows, ColumnNames));

    /// <summary>Links with an id each, for those that are new.</summary>
    private static (string, object) Links(IReadOnlyList<LinkRow> rows)
        => Rows(rows.Select(row => new { ItemId = Guid.CreateVersion7(), row.Id, row.Position, row.IsPrimary }).ToArray());

    private const string OpenChange = "select open_change(nullif(@Actor, ''), @Origin, @Moment)";

    // Those that the table of members names.
    private const string Columns = "initials, job_title, customer_id, linkedin_id, external_source, archived_at, owner_user_id, avatar_id";

    private const string InsertPerson = """
        insert into people (person_id, created_at, created_by, updated_at, updated_by, dialect_members,
        """ + " " + Columns + """
        )
        select @PersonId, @Moment, nullif(@Actor, ''), @Moment, nullif(@Actor, ''), jsonb_strip_nulls(dialect_members),
        """ + " " + Columns + """

        from   jsonb_populate_record(null::people, @Row::jsonb)
        """;

    // What only another dialect knows stands among the members too; what this one says nothing of goes.
    private const string UpdatePerson = """
        update people
        set    dialect_members = jsonb_strip_nulls(dialect_members || (@Row::jsonb -> 'dialect_members')),
        """ + " (" + Columns + ") = (select " + Columns + """
         from jsonb_populate_record(null::people, @Row::jsonb))
        where  person_id = @PersonId
        """;

    private const string DeleteName = "delete from aliases where person_id = @PersonId and person_alias_id = @Id";

    private const string UpsertName = """
        insert into aliases (person_id, person_alias_id, position, first_name, middle_name, last_name, title)
        select @PersonId, @Id, (select coalesce(max(position), 0) + 1 from aliases where person_id = @PersonId),
               first_name, middle_name, last_name, title
        from   jsonb_to_record(@Row::jsonb) as row (first_name text, middle_name text, last_name text, title text)
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
        select @PersonId, @Id, (select coalesce(max(position), 0) + 1 from addresses where person_id = @PersonId), true,
               street, "postalCode", city, countries.name, row.country
        from   jsonb_to_record(@Row::jsonb) as row (street text, "postalCode" text, city text, country char(2))
        left join countries on country_code = row.country
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
