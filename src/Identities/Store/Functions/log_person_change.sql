-- Logs what a statement changes of people: the trigger function on every table that holds people's data. Its arguments are what the log calls
-- the table, and the column that names an item.
-- Rows are compared as text: 1.5 and 1.50 are equal numbers and different answers.
-- A person's version grows once per transaction and moment, by whichever statement changes something first; a new person has version 1.
-- Items are written one by one: a statement for all of them would be planned for each array, at more than the price of running it.
create or replace function log_person_change() returns trigger
language plpgsql volatile
as $$
declare
    item_table     constant text := tg_argv[0];
    key            constant text := tg_argv[1];
    counted        constant text[] := '{version,changed_in,updated_at,updated_by}';
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

    change_actor := nullif(current_setting('identities.actor', true), '');
    change_origin := coalesce(nullif(current_setting('identities.origin', true), ''), 'sql');
    change_moment := moment_of_change();

    for place in 1 .. cardinality(coalesce(afters, befores)) loop
        continue when (befores[place] - counted)::text = (afters[place] - counted)::text;

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
        values (person, person_version, change_moment, change_actor, change_origin, item_table, item ->> key, befores[place], afters[place]);
    end loop;

    return null;
end
$$;
