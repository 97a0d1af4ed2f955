using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Identities.EntityFields;
using Identities.PersonTags;
using Identities.Platform.Data;
using Identities.Platform.Http;
using Identities.Platform.Patching;
using Identities.Platform.Problems;
using Identities.Store;
using MediatR;
using Npgsql;

namespace Identities.People.PatchPerson;

internal sealed record PatchPersonCommand(PersonChange Change, string? Username, Input<PersonPatch> Patch)
    : IRequest<Outcome<Versioned<IdentityPersonItem>>>;

internal sealed class PatchPersonHandler(Database database, PersonChanges changes)
    : IRequestHandler<PatchPersonCommand, Outcome<Versioned<IdentityPersonItem>>>
{
    private static readonly JsonSerializerOptions ColumnNames = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public async Task<Outcome<Versioned<IdentityPersonItem>>> Handle(PatchPersonCommand command, CancellationToken cancellationToken)
    {
        if (command.Patch.Rejected(out var rejection, out var patch))
        {
            return await changes.Refuse(command.Change, rejection, cancellationToken);
        }

        try
        {
            return await database.InTransaction(
                command.Change.PersonId,
                transaction => LockApplyAndSave(transaction, command, patch, cancellationToken),
                cancellationToken);
        }
        catch (PostgresException refused) when (ProblemOf(refused) is { } problem)
        {
            return problem;
        }
    }

    private static async Task<Outcome<Versioned<IdentityPersonItem>>> LockApplyAndSave(
        DatabaseTransaction transaction,
        PatchPersonCommand command,
        PersonPatch patch,
        CancellationToken cancellationToken)
    {
        var change = command.Change;
        var locking = change.With(new { Reader = change.Actor });
        var stored = await transaction.QueryBatch(LockAndLoad, locking, rows => Loaded(rows, change.PersonId), cancellationToken);
        var applied = patch.ApplyTo(stored.Value);

        if (applied.Failed)
        {
            return PatchProblems.Of(applied.Failure);
        }

        var patched = applied.Value;
        var touched = PersonCollection.All.Where(collection => patched.Touched.Contains(collection.Name)).ToArray();

        if (PatchedPerson.Read(patched, touched, stored.Value, patch.Shape, change.Moment).Rejected(out var invalid, out var person))
        {
            return invalid;
        }

        // Nothing differs: no version, no log, and no second trip.
        if (person.Changed is [])
        {
            return stored;
        }

        var statements = Differences(person, command);
        IdentityPersonParts.AddTo(statements, person.Changed, change.PersonId, change.Actor, change.Moment);

        return await transaction.Commit(statements, Read, cancellationToken);

        Task<Versioned<IdentityPersonItem>> Read(DbDataReader rows) => IdentityPersonParts.Read(rows, person.Changed, stored.Value, cancellationToken);
    }

    private static async Task<Versioned<IdentityPersonItem>> Loaded(Rows rows, Guid personId)
    {
        await rows.ReadSingleAsync<DateTime>();
        var mark = await rows.ReadSingleAsync<string>();
        var person = await IdentityPersonParts.Read(rows, personId);
        return new Versioned<IdentityPersonItem>(person, mark);
    }

    /// <summary>The statements for what the patch changes; each is constant, and what it leaves alone costs nothing.</summary>
    private static StatementBatch Differences(
        PatchedPerson person,
        PatchPersonCommand command)
    {
        var statements = new StatementBatch();
        var personId = ("PersonId", (object)command.Change.PersonId);
        var moment = ("Moment", (object)command.Change.Moment);
        var reader = ("Reader", (object?)command.Change.Actor ?? DBNull.Value);

        if (person.Aliases is { } aliases)
        {
            AddDeletion(DeleteAliases, aliases.Gone);
            AddWrite(WriteAliases, MoveAliases, aliases.Written, aliases.Moved);
        }

        if (person.Addresses is { } addresses)
        {
            AddDeletion(DeleteAddresses, addresses.Gone);
            AddWrite(WriteAddresses, MoveAddresses, addresses.Written, addresses.Moved);
        }

        if (person.EntityFields is { } fields)
        {
            AddDeletion(DeleteEntityFields, fields.Gone);
            AddWrite(WriteEntityFields, MoveEntityFields, fields.Written, fields.Moved);
        }

        if (person.Tags is { } tags)
        {
            AddDeletion(DeleteTags, tags.Gone);

            if (tags.Added is [_, ..])
            {
                statements.Add(DeleteEndedTags, personId, moment, ("Tags", tags.Added.Select(tag => tag.TagId).ToArray()));
            }

            AddWrite(WriteTags, MoveTags, tags.Written.Select(tag => new { tag.PersonTagId, tag.TagId, tag.Created, tag.Expires, tag.ExpiresByDefault }), tags.Moved);
        }

        if (person.Notes is { } notes)
        {
            AddDeletion(DeleteNotes, notes.Gone);
            AddWrite(WriteNotes, MoveNotes, notes.Written.Select(note => notes.Added.Contains(note) ? note with { Author = note.Author ?? command.Username } : note), notes.Moved);
        }

        return statements;

        void AddDeletion([ConstantExpected] string sql, Guid[] gone)
        {
            if (gone is [_, ..])
            {
                statements.Add(sql, personId, ("Gone", gone));
            }
        }

        void AddWrite<TRow>([ConstantExpected] string write, [ConstantExpected] string move, IEnumerable<TRow> written, bool moved)
        {
            if (!written.Any())
            {
                return;
            }

            var items = ("Items", (object)JsonSerializer.Serialize(written, ColumnNames));

            // To share positions costs a join more, a third of the statement: only those that move pay for it.
            if (moved)
            {
                statements.Add(move, personId, items, reader, moment);
            }
            else
            {
                statements.Add(write, personId, items, reader, moment);
            }
        }
    }

    private static Problem? ProblemOf(PostgresException refused) => refused switch
    {
        { SqlState: PostgresErrorCodes.CheckViolation, ConstraintName: PersonTagProblems.ExpiresInCalendar } => PersonTagProblems.ExpiresTooLate,
        { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: EntityFieldProblems.NameUnique } => EntityFieldProblems.NameTaken,
        { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: PersonTagProblems.PrimaryKey } => PersonTagProblems.OtherTagHasId,
        { SqlState: PostgresErrorCodes.UniqueViolation } => ItemOfAnother,
        _ => StoreProblems.Of(refused),
    };

    private static readonly Problem ItemOfAnother = new(
        StatusCodes.Status404NotFound, "item-not-found", "An id that the patch gives to an item belongs to another person's; leave it out.");

    private const string LockAndLoad =
        "select begin_change(@PersonId, @Actor, @Origin, @Moment, @IfMatch, @IfNoneMatch, @UnmodifiedSince);\n"
        + "select etag from mark_of_person(@PersonId, @Moment);\n"
        + IdentityPersonParts.Select;

    // Of each collection: what the patch left out goes, and what it changed is written where it differs. Rows keep their places unless the
    // patch moved them: then they share the positions that they had. What a reader is not shown (others' private notes, expired tags) is
    // not touched.
    private const string DeleteAliases = """
        delete from aliases
        where  person_id = @PersonId
        and    person_alias_id = any (@Gone)
        """;

    private const string WriteAliases = """
        insert into aliases (person_id, person_alias_id, position, first_name, middle_name, last_name, title)
        select @PersonId, item.person_alias_id,
               coalesce(old.position, last.position + item.place),
               item.first_name, item.middle_name, item.last_name, item.title
        from   rows from (jsonb_to_recordset(@Items::jsonb) as (
                   person_alias_id uuid, first_name text, middle_name text, last_name text, title text
               )) with ordinality as item (person_alias_id, first_name, middle_name, last_name, title, place)
        left join aliases as old on old.person_id = @PersonId and old.person_alias_id = item.person_alias_id
        cross join (select coalesce(max(position), 0) as position from aliases where person_id = @PersonId) as last
        on conflict (person_id, person_alias_id) do update
        set    position    = excluded.position,
               first_name  = excluded.first_name,
               middle_name = excluded.middle_name,
               last_name   = excluded.last_name,
               title       = excluded.title
        where  (aliases.position, aliases.first_name, aliases.middle_name, aliases.last_name, aliases.title)
               is distinct from
               (excluded.position, excluded.first_name, excluded.middle_name, excluded.last_name, excluded.title)
        """;

    private const string MoveAliases = """
        insert into aliases (person_id, person_alias_id, position, first_name, middle_name, last_name, title)
        select @PersonId, item.person_alias_id,
               coalesce(slot.position, last.position + item.place),
               item.first_name, item.middle_name, item.last_name, item.title
        from   rows from (jsonb_to_recordset(@Items::jsonb) as (
                   person_alias_id uuid, first_name text, middle_name text, last_name text, title text
               )) with ordinality as item (person_alias_id, first_name, middle_name, last_name, title, place)
        left join aliases as old on old.person_id = @PersonId and old.person_alias_id = item.person_alias_id
        left join (
            select position, row_number() over (order by position) as place
            from   aliases
            where  person_id = @PersonId
            group by position
        ) as slot on slot.place = item.place
        cross join (select coalesce(max(position), 0) as position from aliases where person_id = @PersonId) as last
        on conflict (person_id, person_alias_id) do update
        set    position    = excluded.position,
               first_name  = excluded.first_name,
               middle_name = excluded.middle_name,
               last_name   = excluded.last_name,
               title       = excluded.title
        where  (aliases.position, aliases.first_name, aliases.middle_name, aliases.last_name, aliases.title)
               is distinct from
               (excluded.position, excluded.first_name, excluded.middle_name, excluded.last_name, excluded.title)
        """;

    private const string DeleteAddresses = """
        delete from addresses
        where  person_id = @PersonId
        and    person_address_id = any (@Gone)
        """;

    private const string WriteAddresses = """
        insert into addresses (person_id, person_address_id, position, is_primary, street, street2, city, state, postal_code, country, country_code)
        select @PersonId, item.person_address_id,
               coalesce(old.position, last.position + item.place),
               not last.has_primary and old.person_id is null and item.place = min(item.place) filter (where old.person_id is null) over (),
               item.street, item.street2, item.city, item.state, item.postal_code, item.country,
               case when old.person_id is not null and old.country is not distinct from item.country then old.country_code
                    else country_code_of(item.country) end
        from   rows from (jsonb_to_recordset(@Items::jsonb) as (
                   person_address_id uuid, street text, street2 text, city text, state text, postal_code text, country text
               )) with ordinality as item (person_address_id, street, street2, city, state, postal_code, country, place)
        left join addresses as old on old.person_id = @PersonId and old.person_address_id = item.person_address_id
        cross join (
            select coalesce(max(position), 0) as position, coalesce(bool_or(is_primary), false) as has_primary
            from   addresses
            where  person_id = @PersonId
        ) as last
        on conflict (person_id, person_address_id) do update
        set    position     = excluded.position,
               street       = excluded.street,
               street2      = excluded.street2,
               city         = excluded.city,
               state        = excluded.state,
               postal_code  = excluded.postal_code,
               country      = excluded.country,
               country_code = excluded.country_code
        where  (addresses.position, addresses.street, addresses.street2, addresses.city, addresses.state, addresses.postal_code, addresses.country)
               is distinct from
               (excluded.position, excluded.street, excluded.street2, excluded.city, excluded.state, excluded.postal_code, excluded.country)
        """;

    private const string MoveAddresses = """
        insert into addresses (person_id, person_address_id, position, is_primary, street, street2, city, state, postal_code, country, country_code)
        select @PersonId, item.person_address_id,
               coalesce(slot.position, last.position + item.place),
               not last.has_primary and old.person_id is null and item.place = min(item.place) filter (where old.person_id is null) over (),
               item.street, item.street2, item.city, item.state, item.postal_code, item.country,
               case when old.person_id is not null and old.country is not distinct from item.country then old.country_code
                    else country_code_of(item.country) end
        from   rows from (jsonb_to_recordset(@Items::jsonb) as (
                   person_address_id uuid, street text, street2 text, city text, state text, postal_code text, country text
               )) with ordinality as item (person_address_id, street, street2, city, state, postal_code, country, place)
        left join addresses as old on old.person_id = @PersonId and old.person_address_id = item.person_address_id
        left join (
            select position, row_number() over (order by position) as place
            from   addresses
            where  person_id = @PersonId
            group by position
        ) as slot on slot.place = item.place
        cross join (
            select coalesce(max(position), 0) as position, coalesce(bool_or(is_primary), false) as has_primary
            from   addresses
            where  person_id = @PersonId
        ) as last
        on conflict (person_id, person_address_id) do update
        set    position     = excluded.position,
               street       = excluded.street,
               street2      = excluded.street2,
               city         = excluded.city,
               state        = excluded.state,
               postal_code  = excluded.postal_code,
               country      = excluded.country,
               country_code = excluded.country_code
        where  (addresses.position, addresses.street, addresses.street2, addresses.city, addresses.state, addresses.postal_code, addresses.country)
               is distinct from
               (excluded.position, excluded.street, excluded.street2, excluded.city, excluded.state, excluded.postal_code, excluded.country)
        """;

    private const string DeleteEntityFields = """
        delete from entity_fields
        where  person_id = @PersonId
        and    entity_field_id = any (@Gone)
        """;

    private const string WriteEntityFields = """
        insert into entity_fields (person_id, entity_field_id, position, name, string_value, date_value, number_value, bool_value)
        select @PersonId, item.entity_field_id,
               coalesce(old.position, last.position + item.place),
               item.name, item.string_value, item.date_value, item.number_value, item.bool_value
        from   rows from (jsonb_to_recordset(@Items::jsonb) as (
                   entity_field_id uuid, name text, string_value text, date_value timestamptz, number_value numeric, bool_value boolean
               )) with ordinality as item (entity_field_id, name, string_value, date_value, number_value, bool_value, place)
        left join entity_fields as old on old.person_id = @PersonId and old.entity_field_id = item.entity_field_id
        cross join (select coalesce(max(position), 0) as position from entity_fields where person_id = @PersonId) as last
        on conflict (person_id, entity_field_id) do update
        set    position     = excluded.position,
               name         = excluded.name,
               string_value = excluded.string_value,
               date_value   = excluded.date_value,
               number_value = excluded.number_value,
               bool_value   = excluded.bool_value
        where  (entity_fields.position, entity_fields.name, entity_fields.string_value, entity_fields.date_value, entity_fields.number_value::text,
                entity_fields.bool_value)
               is distinct from
               (excluded.position, excluded.name, excluded.string_value, excluded.date_value, excluded.number_value::text, excluded.bool_value)
        """;

    private const string MoveEntityFields = """
        insert into entity_fields (person_id, entity_field_id, position, name, string_value, date_value, number_value, bool_value)
        select @PersonId, item.entity_field_id,
               coalesce(slot.position, last.position + item.place),
               item.name, item.string_value, item.date_value, item.number_value, item.bool_value
        from   rows from (jsonb_to_recordset(@Items::jsonb) as (
                   entity_field_id uuid, name text, string_value text, date_value timestamptz, number_value numeric, bool_value boolean
               )) with ordinality as item (entity_field_id, name, string_value, date_value, number_value, bool_value, place)
        left join entity_fields as old on old.person_id = @PersonId and old.entity_field_id = item.entity_field_id
        left join (
            select position, row_number() over (order by position) as place
            from   entity_fields
            where  person_id = @PersonId
            group by position
        ) as slot on slot.place = item.place
        cross join (select coalesce(max(position), 0) as position from entity_fields where person_id = @PersonId) as last
        on conflict (person_id, entity_field_id) do update
        set    position     = excluded.position,
               name         = excluded.name,
               string_value = excluded.string_value,
               date_value   = excluded.date_value,
               number_value = excluded.number_value,
               bool_value   = excluded.bool_value
        where  (entity_fields.position, entity_fields.name, entity_fields.string_value, entity_fields.date_value, entity_fields.number_value::text,
                entity_fields.bool_value)
               is distinct from
               (excluded.position, excluded.name, excluded.string_value, excluded.date_value, excluded.number_value::text, excluded.bool_value)
        """;

    private const string DeleteTags = """
        delete from person_tags
        where  person_id = @PersonId
        and    person_tag_id = any (@Gone)
        """;

    // A tag that ended, and is seen by nobody, makes room for itself.
    private const string DeleteEndedTags = """
        delete from person_tags
        where  person_id = @PersonId
        and    tag_id = any (@Tags)
        and    expires <= @Moment
        """;

    private const string WriteTags = """
        insert into person_tags (person_id, person_tag_id, tag_id, position, created, expires)
        select @PersonId, item.person_tag_id, coalesce(old.tag_id, tag.tag_id),
               case when old.tag_id <> item.tag_id then refuse_taken_tag_id()
                    else coalesce(old.position, last.position + item.place) end,
               item.created,
               case when item.expires_by_default then default_expiry(coalesce(tag.default_expire_period, definition.default_expire_period), item.created)
                    else item.expires end
        from   rows from (jsonb_to_recordset(@Items::jsonb) as (
                   person_tag_id uuid, tag_id uuid, created timestamptz, expires timestamptz, expires_by_default boolean
               )) with ordinality as item (person_tag_id, tag_id, created, expires, expires_by_default, place)
        left join person_tags as old on old.person_id = @PersonId and old.person_tag_id = item.person_tag_id
        left join tags as definition on definition.tag_id = old.tag_id
        left join lateral usable_tag(case when old.tag_id is null then item.tag_id end) as tag on true
        cross join (select coalesce(max(position), 0) as position from person_tags where person_id = @PersonId) as last
        on conflict (person_id, person_tag_id) do update
        set    position = excluded.position,
               created  = excluded.created,
               expires  = excluded.expires
        where  (person_tags.position, person_tags.created, person_tags.expires)
               is distinct from
               (excluded.position, excluded.created, excluded.expires)
        """;

    private const string MoveTags = """
        insert into person_tags (person_id, person_tag_id, tag_id, position, created, expires)
        select @PersonId, item.person_tag_id, coalesce(old.tag_id, tag.tag_id),
               case when old.tag_id <> item.tag_id then refuse_taken_tag_id()
                    else coalesce(slot.position, last.position + item.place) end,
               item.created,
               case when item.expires_by_default then default_expiry(coalesce(tag.default_expire_period, definition.default_expire_period), item.created)
                    else item.expires end
        from   rows from (jsonb_to_recordset(@Items::jsonb) as (
                   person_tag_id uuid, tag_id uuid, created timestamptz, expires timestamptz, expires_by_default boolean
               )) with ordinality as item (person_tag_id, tag_id, created, expires, expires_by_default, place)
        left join person_tags as old on old.person_id = @PersonId and old.person_tag_id = item.person_tag_id
        left join (
            select position, row_number() over (order by position) as place
            from   person_tags
            where  person_id = @PersonId
            and    person_tag_id in (select person_tag_id from jsonb_to_recordset(@Items::jsonb) as shown (person_tag_id uuid))
            group by position
        ) as slot on slot.place = item.place
        left join tags as definition on definition.tag_id = old.tag_id
        left join lateral usable_tag(case when old.tag_id is null then item.tag_id end) as tag on true
        cross join (select coalesce(max(position), 0) as position from person_tags where person_id = @PersonId) as last
        on conflict (person_id, person_tag_id) do update
        set    position = excluded.position,
               created  = excluded.created,
               expires  = excluded.expires
        where  (person_tags.position, person_tags.created, person_tags.expires)
               is distinct from
               (excluded.position, excluded.created, excluded.expires)
        """;

    private const string DeleteNotes = """
        delete from notes
        where  person_id = @PersonId
        and    note_id = any (@Gone)
        """;

    private const string WriteNotes = """
        insert into notes (person_id, note_id, position, summary, body, author, owner_subject, shared_id, created_at)
        select @PersonId, item.note_id,
               case when old.is_private and old.owner_subject is distinct from @Reader then refuse_hidden_note(item.note_id)
                    else coalesce(old.position, last.position + item.place) end,
               item.summary, item.body, item.author, @Reader, item.shared_id, @Moment
        from   rows from (jsonb_to_recordset(@Items::jsonb) as (
                   note_id uuid, summary text, body text, author text, shared_id uuid
               )) with ordinality as item (note_id, summary, body, author, shared_id, place)
        left join notes as old on old.person_id = @PersonId and old.note_id = item.note_id
        cross join (select coalesce(max(position), 0) as position from notes where person_id = @PersonId) as last
        on conflict (person_id, note_id) do update
        set    position  = excluded.position,
               summary   = excluded.summary,
               body      = excluded.body,
               author    = excluded.author,
               shared_id = excluded.shared_id
        where  (not notes.is_private or notes.owner_subject = @Reader)
        and    (notes.position, notes.summary, notes.body, notes.author, notes.shared_id)
               is distinct from
               (excluded.position, excluded.summary, excluded.body, excluded.author, excluded.shared_id)
        """;

    private const string MoveNotes = """
        insert into notes (person_id, note_id, position, summary, body, author, owner_subject, shared_id, created_at)
        select @PersonId, item.note_id,
               case when old.is_private and old.owner_subject is distinct from @Reader then refuse_hidden_note(item.note_id)
                    else coalesce(slot.position, last.position + item.place) end,
               item.summary, item.body, item.author, @Reader, item.shared_id, @Moment
        from   rows from (jsonb_to_recordset(@Items::jsonb) as (
                   note_id uuid, summary text, body text, author text, shared_id uuid
               )) with ordinality as item (note_id, summary, body, author, shared_id, place)
        left join notes as old on old.person_id = @PersonId and old.note_id = item.note_id
        left join (
            select position, row_number() over (order by position) as place
            from   notes
            where  person_id = @PersonId
            and    note_id in (select note_id from jsonb_to_recordset(@Items::jsonb) as shown (note_id uuid))
            group by position
        ) as slot on slot.place = item.place
        cross join (select coalesce(max(position), 0) as position from notes where person_id = @PersonId) as last
        on conflict (person_id, note_id) do update
        set    position  = excluded.position,
               summary   = excluded.summary,
               body      = excluded.body,
               author    = excluded.author,
               shared_id = excluded.shared_id
        where  (not notes.is_private or notes.owner_subject = @Reader)
        and    (notes.position, notes.summary, notes.body, notes.author, notes.shared_id)
               is distinct from
               (excluded.position, excluded.summary, excluded.body, excluded.author, excluded.shared_id)
        """;
}
