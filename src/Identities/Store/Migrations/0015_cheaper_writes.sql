-- What every write pays for, with less work. Statements that are planned anew for each call cost more than what they do.

-- A row that keeps its indexed columns is written without touching an index if its page has room for it: every write of a person counts
-- the version of its row. What is stored already makes room as it is written.
-- Lists skip pages by an index alone where vacuum has seen the rows, so people are vacuumed when one in fifty has changed, not one in five.
alter table people        set (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02);
alter table aliases       set (fillfactor = 90);
alter table addresses     set (fillfactor = 90);
alter table entity_fields set (fillfactor = 90);
alter table person_tags   set (fillfactor = 90);

-- The mark that versions a person for HTTP: the version, and how many tags time or a deleted definition has hidden since it was
-- written. Both only grow, so equal marks mean equal content. It is null when there is no such person. One row, which becomes part of the
-- statement that asks for it. Deleted definitions are few, and have an index; joined with the others, all of them were read.
-- person_etag says the same at twice the price; it stays for instances of the version before, which may still answer.
create function person_mark(person uuid, moment timestamptz) returns table (version bigint, etag text)
language sql stable
as $$
    select version, version || coalesce('-' || nullif(hidden_tags, 0), '')
    from   (select (select version from people where person_id = person) as version,
                   (select count(*)
                    from   person_tags
                    where  person_id = person
                    and    (expires <= moment
                            or exists (select from tags where tags.tag_id = person_tags.tag_id and deleted_at is not null))) as hidden_tags) as mark;
$$;

-- The mark of a person shown with the lists that are chosen from: those show in every answer, and change without the person.
create function person_mark_with_lists(person uuid, moment timestamptz) returns table (etag text)
language sql stable
as $$
    select etag || '-l' || (select version from list_version) from person_mark(person, moment);
$$;

create or replace function open_change(actor text, origin text, moment timestamptz) returns timestamptz
language plpgsql volatile
as $$
begin
    perform set_config('identities.actor', coalesce(actor, ''), true);
    perform set_config('identities.origin', origin, true);
    perform set_config('identities.moment', moment::text, true);

    return moment;
end
$$;

create or replace function begin_change(person uuid, actor text, origin text, moment timestamptz, if_match bigint[]) returns timestamptz
language plpgsql volatile
as $$
declare
    stored_version bigint;
    stored_moment  timestamptz;
begin
    select version, updated_at into stored_version, stored_moment from people where person_id = person for no key update;

    if not found then
        raise exception using errcode = 'ID404', message = 'There is no such person.';
    end if;

    if if_match is not null and stored_version <> all (if_match) then
        raise exception using errcode = 'ID412', message = 'The person has changed.', hint = (select etag from person_mark(person, moment));
    end if;

    return open_change(actor, origin, greatest(moment, stored_moment));
end
$$;

create or replace function expect_person(person uuid, moment timestamptz, if_match bigint[]) returns void
language plpgsql stable
as $$
declare
    stored_version bigint := (select version from people where person_id = person);
begin
    if stored_version is null then
        raise exception using errcode = 'ID404', message = 'There is no such person.';
    end if;

    if if_match is not null and stored_version <> all (if_match) then
        raise exception using errcode = 'ID412', message = 'The person has changed.', hint = (select etag from person_mark(person, moment));
    end if;
end
$$;

create or replace function begin_change_of_number(
    number integer, actor text, origin text, moment timestamptz, if_match bigint[], unmodified_since timestamptz,
    out changed_person_id uuid, out opened_at timestamptz)
language plpgsql volatile
as $$
declare
    stored_version bigint;
    stored_moment  timestamptz;
begin
    select person_id, version, updated_at into changed_person_id, stored_version, stored_moment
    from   people
    where  person_number = number
    for no key update;

    if not found then
        raise exception using errcode = 'ID404', message = 'There is no such person.';
    end if;

    if if_match is not null and stored_version <> all (if_match) or date_trunc('second', stored_moment) > unmodified_since then
        raise exception using errcode = 'ID412', message = 'The person has changed.',
                              hint = (select etag from person_mark_with_lists(changed_person_id, moment));
    end if;

    opened_at := open_change(actor, origin, greatest(moment, stored_moment));
end
$$;

-- The one trigger function on every table that holds people's data or definitions. Its arguments are the column that names an item, and
-- columns that are neither compared nor logged.
-- Rows are compared as text: 1.5 and 1.50 are equal numbers and different answers.
-- A person's version grows once per transaction and moment, by whichever statement changes something first.
-- Items are written one by one: a statement for all of them would be planned anew for each array, at more than the price of running it.
create or replace function log_change() returns trigger
language plpgsql volatile
as $$
declare
    key            text := tg_argv[0];
    hidden         text[];
    change_actor   text;
    change_origin  text;
    change_moment  timestamptz;
    befores        jsonb[];
    afters         jsonb[];
    item           jsonb;
    person         uuid;
    person_version bigint;
begin
    if tg_op = 'INSERT' then
        select array_agg(to_jsonb(n)) into afters from new_rows n;
    elsif tg_op = 'DELETE' then
        select array_agg(to_jsonb(o)) into befores from old_rows o;
    else
        select array_agg(old_item), array_agg(new_item) into befores, afters
        from   (select to_jsonb(o) as old_item from old_rows o offset 0) as o
        join   (select to_jsonb(n) as new_item from new_rows n offset 0) as n on new_item -> key = old_item -> key;
    end if;

    if befores is null and afters is null then
        return null;
    end if;

    hidden := string_to_array(tg_argv[1], ',');
    change_actor := nullif(current_setting('identities.actor', true), '');
    change_origin := coalesce(nullif(current_setting('identities.origin', true), ''), 'sql');
    change_moment := coalesce(nullif(current_setting('identities.moment', true), '')::timestamptz, now());

    for place in 1 .. cardinality(coalesce(afters, befores)) loop
        if hidden is not null then
            befores[place] := befores[place] - hidden;
            afters[place] := afters[place] - hidden;
        end if;

        continue when (befores[place] - '{version,changed_in,updated_at,updated_by}'::text[])::text
                    = (afters[place]  - '{version,changed_in,updated_at,updated_by}'::text[])::text;

        item := coalesce(afters[place], befores[place]);

        if person is distinct from (item ->> 'person_id')::uuid then
            person := (item ->> 'person_id')::uuid;

            update people
            set    version    = version + 1,
                   changed_in = pg_current_xact_id(),
                   updated_at = change_moment,
                   updated_by = change_actor
            where  person_id = person
            and    not (changed_in = pg_current_xact_id() and updated_at = change_moment)
            returning version into person_version;

            if not found then
                person_version := coalesce((select version from people         where person_id = person),
                                           (select version from deleted_people where person_id = person));
            end if;
        end if;

        insert into change (person_id, version, moment, actor, origin, item_table, item_id, before, after)
        values (person, person_version, change_moment, change_actor, change_origin, tg_table_name, item ->> key, befores[place], afters[place]);
    end loop;

    return null;
end
$$;

-- The text that a person is searched by. What stands behind a sign within a word starts a word too, so the text follows without signs.
create or replace function search_document(fields text) returns text
language plpgsql immutable
as $$
declare
    lowered text := ' ' || lower(fields collate "und-x-icu");
    plain   text := translate(lowered, '.,:;@-_+/\()''"&#', '                ');
begin
    return case when plain = lowered then lowered else lowered || plain end;
end
$$;

-- Brings the search of a person up to date.
create or replace function refresh_search(person uuid) returns void
language plpgsql volatile
as $$
declare
    stored_name     text;
    wanted_name     text;
    wanted_document text;
begin
    select p.sort_name, left(lower(alias.last_name collate "und-x-icu"), 200),
           search_document(concat_ws(' ', alias.first_name, alias.middle_name, alias.last_name, p.initials, p.job_title, p.customer_id,
               (select string_agg(email, ' ' order by position) from emails where emails.person_id = p.person_id and kind = 'email'),
               (select string_agg(number || ' ' || digits, ' ' order by position) from phones where phones.person_id = p.person_id)))
    into   stored_name, wanted_name, wanted_document
    from   people p
    left join lateral (
        select first_name, middle_name, last_name
        from   aliases
        where  aliases.person_id = p.person_id
        order by position, person_alias_id
        limit  1
    ) as alias on true
    where  p.person_id = person;

    if not found then
        return;
    end if;

    if stored_name is distinct from wanted_name then
        update people set sort_name = wanted_name where person_id = person;
    end if;

    update person_search
    set    document     = wanted_document,
           refreshed_in = pg_current_xact_id()
    where  person_id = person
    and    document <> wanted_document;

    if not found then
        insert into person_search (person_id, document)
        values (person, wanted_document)
        on conflict (person_id) do nothing;
    end if;
end
$$;

-- What a country is called is looked up three ways; none of them reads all countries.
create or replace function country_code_of(country text) returns char(2)
language plpgsql stable
as $$
begin
    return coalesce(
        (select country_code from countries where country_code = upper(country)),
        (select country_code from countries where alpha3 = upper(country)),
        (select country_code from countries where lower(name collate "und-x-icu") = lower(country collate "und-x-icu") limit 1));
end
$$;

-- Conditions of triggers are made ready for each statement that may fire them, so they ask without a function whose text would be taken
-- apart each time.
do $$
declare
    logged record;
begin
    for logged in
        select *
        from   (values ('people', 'person_id'), ('aliases', 'person_alias_id'), ('addresses', 'person_address_id'), ('notes', 'note_id'),
                       ('entity_fields', 'entity_field_id'), ('person_tags', 'person_tag_id'), ('client_identifiers', 'client_identifier_id'))
               as tables (name, key)
    loop
        execute format('create or replace trigger log_insert after insert on %I referencing new table as new_rows for each statement
                        when (current_setting(''identities.import'', true) is distinct from ''on'')
                        execute function log_change(%L)', logged.name, logged.key);
        execute format('create or replace trigger log_update after update on %I referencing old table as old_rows new table as new_rows for each statement
                        when (pg_trigger_depth() = 0 and current_setting(''identities.import'', true) is distinct from ''on'')
                        execute function log_change(%L)', logged.name, logged.key);
        execute format('create or replace trigger log_delete after delete on %I referencing old table as old_rows for each statement
                        when (current_setting(''identities.import'', true) is distinct from ''on'')
                        execute function log_change(%L)', logged.name, logged.key);
    end loop;
end
$$;

create or replace trigger people_refuse_buried before insert on people for each row
    when (current_setting('identities.import', true) is distinct from 'on')
    execute function refuse_buried_person();

drop trigger search_insert on people;
create constraint trigger search_insert after insert on people deferrable initially deferred for each row
    when (current_setting('identities.import', true) is distinct from 'on')
    execute function refresh_search_of_row();

drop trigger search_write on aliases;
create constraint trigger search_write after insert or delete on aliases deferrable initially deferred for each row
    when (current_setting('identities.import', true) is distinct from 'on')
    execute function refresh_search_of_row();

drop trigger search_update on aliases;
create constraint trigger search_update after update on aliases deferrable initially deferred for each row
    when ((old.first_name, old.middle_name, old.last_name, old.position) is distinct from
          (new.first_name, new.middle_name, new.last_name, new.position) and current_setting('identities.import', true) is distinct from 'on')
    execute function refresh_search_of_row();

drop function importing();

-- Refuses to put a tag on somebody under the id of another tag of theirs that is not shown.
create function refuse_taken_tag_id() returns integer
language plpgsql volatile
as $$
begin
    raise exception using errcode = 'unique_violation', constraint = 'person_tags_pkey', message = 'Another tag of the person has this id.';
end
$$;
