using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Wire;
using Identities.Platform.Data;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>How one state becomes another in the store: one constant statement per kind of row, and only those whose rows differ.</summary>
internal static class PersonSave
{
    private static readonly JsonSerializerOptions ColumnNames = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The statements that lead from one state to the other; empty when nothing differs.</summary>
    public static StatementBatch Differences(PersonState before, PersonState after)
    {
        var batch = new StatementBatch();

        if ((after.Person != before.Person && ColumnsOf(after) != ColumnsOf(before)) || !JsonNode.DeepEquals(before.Members, after.Members))
        {
            var members = Cleared(before.Members, after.Members).ToJsonString();
            batch.Add(UpdatePerson, PersonId(after), ("Row", ColumnsOf(after)), ("Members", members));
        }

        AddParts(batch, before, after);
        return batch;
    }

    /// <summary>The statements that make a person of a state.</summary>
    public static StatementBatch Creation(PersonState nobody, PersonState after, SuperOfficeChange change)
    {
        var batch = new StatementBatch();

        batch.Add(OpenChange, ("Actor", change.Actor ?? ""), ("Origin", change.Origin), ("Moment", change.Moment));
        batch.Add(
            InsertPerson,
            PersonId(after),
            ("Row", ColumnsOf(after)),
            ("Members", after.Members.ToJsonString()),
            ("Actor", change.Actor ?? ""),
            ("Moment", change.Moment));
        AddParts(batch, nobody, after);
        return batch;
    }

    private static void AddParts(StatementBatch batch, PersonState before, PersonState after)
    {
        AddName(batch, before.Person, after.Person);
        AddCompany(batch, before.Person, after.Person);
        AddAddresses(batch, before, after);

        AddRows(batch, after, before.Emails, after.Emails, DeleteEmails, UpsertEmails);
        AddRows(batch, after, before.Phones, after.Phones, DeletePhones, UpsertPhones);
        AddRows(batch, after, before.Urls, after.Urls, DeleteUrls, UpsertUrls);
        AddRows(batch, after, before.Chosen, after.Chosen, DeleteChosen, InsertChosen);
        AddRows(batch, after, before.CustomFields, after.CustomFields, DeleteCustomFields, UpsertCustomFields);

        if (Differ(before.Consents, after.Consents, out _, out var consents))
        {
            batch.Add(UpsertConsents, PersonId(after), Rows(consents));
        }
    }

    private static void AddName(StatementBatch batch, PersonRow before, PersonRow after)
    {
        if (after.PersonAliasId is null && before.PersonAliasId is { } gone)
        {
            batch.Add(DeleteName, ("PersonId", after.PersonId), ("Id", gone));
        }
        else if (after.PersonAliasId is not null && NameOf(before) is var stood && NameOf(after) is var name && !JsonNode.DeepEquals(stood, name))
        {
            batch.Add(UpsertName, ("PersonId", after.PersonId), ("Row", name.ToJsonString()));
        }
    }

    private static void AddCompany(StatementBatch batch, PersonRow before, PersonRow after)
    {
        if (after.CompanyId == before.CompanyId)
        {
            return;
        }

        // There may be one primary row only, and the new one takes the place of the old, so that goes last.
        if (before.PersonCompanyId is { } gone && after.CompanyId is not null)
        {
            batch.Add(DemoteCompany, ("PersonId", after.PersonId), ("Id", gone));
        }

        if (after.CompanyId is { } company)
        {
            batch.Add(
                UpsertCompany,
                ("PersonId", after.PersonId),
                ("Id", Guid.CreateVersion7()),
                ("CompanyId", company),
                ("Replaced", before.PersonCompanyId ?? Guid.Empty));
        }

        if (before.PersonCompanyId is { } replaced)
        {
            batch.Add(DeleteCompany, ("PersonId", after.PersonId), ("Id", replaced));
        }
    }

    private static void AddAddresses(StatementBatch batch, PersonState before, PersonState after)
    {
        foreach (var (stood, address) in new[] { (before.Street, after.Street), (before.Postal, after.Postal) })
        {
            if (address is null && stood is not null)
            {
                batch.Add(DeleteAddress, PersonId(after), ("Id", stood.PersonAddressId));
            }
            else if (address is not null && address != stood)
            {
                batch.Add(UpsertAddress, PersonId(after), ("Row", JsonSerializer.Serialize(address, ColumnNames)));
            }
        }
    }

    private static void AddRows<TRow>(
        StatementBatch batch,
        PersonState person,
        IReadOnlyList<TRow> before,
        IReadOnlyList<TRow> after,
        [ConstantExpected] string delete,
        [ConstantExpected] string upsert)
        where TRow : IItemRow, IEquatable<TRow>
    {
        if (!Differ(before, after, out var gone, out var changed))
        {
            return;
        }

        if (gone.Length > 0)
        {
            batch.Add(delete, PersonId(person), ("Ids", gone));
        }

        if (changed.Count > 0)
        {
            batch.Add(upsert, PersonId(person), Rows(changed));
        }
    }

    private static bool Differ<TRow>(IReadOnlyList<TRow> before, IReadOnlyList<TRow> after, out Guid[] gone, out List<TRow> changed)
        where TRow : IItemRow, IEquatable<TRow>
    {
        (gone, changed) = ([], []);

        if (ReferenceEquals(before, after))
        {
            return false;
        }

        var stood = before.ToDictionary(row => row.ItemId);
        var stays = after.Select(row => row.ItemId).ToHashSet();
        gone = [.. stood.Keys.Where(id => !stays.Contains(id))];
        changed = [.. after.Where(row => !stood.TryGetValue(row.ItemId, out var old) || !old.Equals(row))];
        return gone.Length > 0 || changed.Count > 0;
    }

    private static (string, object) PersonId(PersonState state) => ("PersonId", state.Person.PersonId);

    private static (string, object) Rows<TRow>(List<TRow> rows) => ("Rows", JsonSerializer.Serialize(rows, ColumnNames));

    private static string ColumnsOf(PersonState state) => JsonSerializer.Serialize<PersonColumns>(state.Person, ColumnNames);

    private static JsonObject NameOf(PersonRow person) => new()
    {
        ["person_alias_id"] = person.PersonAliasId,
        ["first_name"] = person.FirstName,
        ["middle_name"] = person.MiddleName,
        ["last_name"] = person.LastName,
        ["title"] = person.Honorific,
    };

    // What only another dialect knows stands among the members too, so what is gone is said by null.
    private static JsonObject Cleared(JsonObject before, JsonObject after)
    {
        var members = after.DeepClone().AsObject();

        foreach (var name in before.Select(member => member.Key).Where(name => !after.ContainsKey(name)))
        {
            members[name] = null;
        }

        return members;
    }

    private const string OpenChange = "select open_change(nullif(@Actor, ''), @Origin, @Moment)";

    private const string InsertPerson = """
        insert into people (person_id, job_title, academic_title, description, birth_date, birth_year_known, dbi_agent_id, dbi_key,
                            archived_at, owner_user_id, dialect_members, created_at, created_by, updated_at, updated_by)
        select @PersonId, job_title, academic_title, description, birth_date, birth_year_known, dbi_agent_id, dbi_key,
               archived_at, owner_user_id, @Members::jsonb, @Moment, nullif(@Actor, ''), @Moment, nullif(@Actor, '')
        from   jsonb_to_record(@Row::jsonb) as row (
                   job_title text, academic_title text, description text, birth_date date, birth_year_known boolean, dbi_agent_id integer,
                   dbi_key text, archived_at timestamptz, owner_user_id uuid
               )
        """;

    private const string UpdatePerson = """
        update people
        set    job_title        = row.job_title,
               academic_title   = row.academic_title,
               description      = row.description,
               birth_date       = row.birth_date,
               birth_year_known = row.birth_year_known,
               dbi_agent_id     = row.dbi_agent_id,
               dbi_key          = row.dbi_key,
               archived_at      = row.archived_at,
               owner_user_id    = row.owner_user_id,
               dialect_members  = jsonb_strip_nulls(people.dialect_members || @Members::jsonb)
        from   jsonb_to_record(@Row::jsonb) as row (
                   job_title text, academic_title text, description text, birth_date date, birth_year_known boolean, dbi_agent_id integer,
                   dbi_key text, archived_at timestamptz, owner_user_id uuid
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

    private const string DeleteCompany = "delete from person_companies where person_id = @PersonId and person_company_id = @Id";

    private const string DemoteCompany =
        "update person_companies set is_primary = false where person_id = @PersonId and person_company_id = @Id";

    // The new company takes the place of the one it replaces; one that the person works for already becomes the first of them.
    private const string UpsertCompany = """
        insert into person_companies (person_id, person_company_id, position, company_id, is_primary)
        select @PersonId, @Id,
               coalesce((select position from person_companies where person_id = @PersonId and person_company_id = @Replaced),
                        (select max(position) + 1 from person_companies where person_id = @PersonId), 1),
               @CompanyId, true
        on conflict (person_id, company_id) do update
        set    is_primary = true,
               position   = coalesce((select position from person_companies where person_id = @PersonId and person_company_id = @Replaced),
                                     person_companies.position)
        """;

    private const string DeleteAddress = "delete from addresses where person_id = @PersonId and person_address_id = @Id";

    private const string UpsertAddress = """
        insert into addresses (person_id, person_address_id, position, is_primary, kind, street, street2, street3, area, city, state,
                               postal_code, country, country_code)
        select @PersonId, person_address_id, (select coalesce(max(position), 0) + 1 from addresses where person_id = @PersonId),
               is_primary, kind, street, street2, street3, area, city, state, postal_code, country, country_code
        from   jsonb_to_record(@Row::jsonb) as row (
                   person_address_id uuid, is_primary boolean, kind text, street text, street2 text, street3 text, area text, city text,
                   state text, postal_code text, country text, country_code char(2)
               )
        on conflict (person_id, person_address_id) do update
        set    street       = excluded.street,
               street2      = excluded.street2,
               street3      = excluded.street3,
               area         = excluded.area,
               city         = excluded.city,
               state        = excluded.state,
               postal_code  = excluded.postal_code,
               country      = excluded.country,
               country_code = excluded.country_code
        """;

    private const string DeleteEmails = "delete from emails where person_id = @PersonId and email_id = any(@Ids)";

    private const string UpsertEmails = """
        insert into emails (person_id, email_id, position, kind, email, description)
        select @PersonId, email_id, position, kind, address, description
        from   jsonb_to_recordset(@Rows::jsonb) as row (email_id uuid, position integer, kind text, address text, description text)
        on conflict (person_id, email_id) do update
        set    position    = excluded.position,
               email       = excluded.email,
               description = excluded.description
        """;

    private const string DeletePhones = "delete from phones where person_id = @PersonId and phone_id = any(@Ids)";

    private const string UpsertPhones = """
        insert into phones (person_id, phone_id, position, kind, label, number, digits, description)
        select @PersonId, phone_id, position, kind, label, number, digits, description
        from   jsonb_to_recordset(@Rows::jsonb) as row (
                   phone_id uuid, position integer, kind text, label text, number text, digits text, description text
               )
        on conflict (person_id, phone_id) do update
        set    position    = excluded.position,
               number      = excluded.number,
               digits      = excluded.digits,
               description = excluded.description
        """;

    private const string DeleteUrls = "delete from urls where person_id = @PersonId and url_id = any(@Ids)";

    private const string UpsertUrls = """
        insert into urls (person_id, url_id, position, url, description)
        select @PersonId, url_id, position, url, description
        from   jsonb_to_recordset(@Rows::jsonb) as row (url_id uuid, position integer, url text, description text)
        on conflict (person_id, url_id) do update
        set    position    = excluded.position,
               description = excluded.description
        """;

    private const string DeleteChosen = "delete from chosen_items where person_id = @PersonId and chosen_item_id = any(@Ids)";

    private const string InsertChosen = """
        insert into chosen_items (person_id, chosen_item_id, position, list, item_id)
        select @PersonId, chosen_item_id, position, list, chosen_id
        from   jsonb_to_recordset(@Rows::jsonb) as row (chosen_item_id uuid, position integer, list text, chosen_id integer)
        """;

    private const string DeleteCustomFields = "delete from entity_fields where person_id = @PersonId and entity_field_id = any(@Ids)";

    private const string UpsertCustomFields = """
        insert into entity_fields (person_id, entity_field_id, position, name, string_value, date_value, number_value, bool_value, dictionary)
        select @PersonId, entity_field_id, position, name, string_value, date_value, number_value, bool_value, dictionary
        from   jsonb_to_recordset(@Rows::jsonb) as row (
                   entity_field_id uuid, position integer, name text, string_value text, date_value timestamptz, number_value numeric,
                   bool_value boolean, dictionary text
               )
        on conflict (person_id, entity_field_id) do update
        set    string_value = excluded.string_value,
               date_value   = excluded.date_value,
               number_value = excluded.number_value,
               bool_value   = excluded.bool_value,
               dictionary   = excluded.dictionary
        """;

    private const string UpsertConsents = """
        with written as (
            insert into consents (person_id, consent_id, position, purpose_id, legal_base_id, source_id, comment,
                                  registered_at, registered_by, updated_at, updated_by)
            select @PersonId, consent_id, position, purpose_id, legal_base_id, source_id, comment,
                   registered_at, nullif(current_setting('identities.actor'), ''), updated_at, nullif(current_setting('identities.actor'), '')
            from   jsonb_to_recordset(@Rows::jsonb) as row (
                       consent_id uuid, position integer, purpose_id integer, legal_base_id integer, source_id integer, comment text,
                       registered_at timestamptz, updated_at timestamptz
                   )
            on conflict (person_id, consent_id) do update
            set    legal_base_id = excluded.legal_base_id,
                   source_id     = excluded.source_id,
                   comment       = excluded.comment,
                   updated_at    = excluded.updated_at,
                   updated_by    = excluded.updated_by
            returning consent_id, consent_number, registered_by, updated_by
        )
        select consent_id, consent_number, registrar.user_number as registrar_number, updater.user_number as updater_number
        from   written
        left join users registrar on registrar.user_id = uuid_of(registered_by)
        left join users updater on updater.user_id = uuid_of(updated_by)
        """;
}
