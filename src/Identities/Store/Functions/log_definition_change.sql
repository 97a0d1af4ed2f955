-- Logs what a statement changes of definitions: the trigger function on every table that belongs to nobody. Its arguments are what the log
-- calls the table, the column that names an item, and columns that are neither compared nor logged.
create or replace function log_definition_change() returns trigger
language plpgsql volatile
as $$
declare
    item_table constant text := tg_argv[0];
    key        constant text := tg_argv[1];
    hidden     constant text[] := coalesce(string_to_array(tg_argv[2], ','), '{}');
    counted    constant text[] := '{updated_at,updated_by}';
    befores    jsonb[];
    afters     jsonb[];
begin
    if tg_op = 'INSERT' then
        select array_agg(to_jsonb(n) - hidden) into afters from new_rows n;
    elsif tg_op = 'DELETE' then
        select array_agg(to_jsonb(o) - hidden) into befores from old_rows o;
    else
        select array_agg(old_item), array_agg(new_item) into befores, afters
        from   (select to_jsonb(o) - hidden as old_item from old_rows o offset 0) as o
        join   (select to_jsonb(n) - hidden as new_item from new_rows n offset 0) as n on new_item -> key = old_item -> key;
    end if;

    for place in 1 .. coalesce(cardinality(coalesce(afters, befores)), 0) loop
        continue when (befores[place] - counted)::text = (afters[place] - counted)::text;

        insert into definition_change (moment, actor, origin, item_table, item_id, before, after)
        values (moment_of_change(), nullif(current_setting('identities.actor', true), ''),
                coalesce(nullif(current_setting('identities.origin', true), ''), 'sql'),
                item_table, coalesce(afters[place], befores[place]) ->> key, befores[place], afters[place]);
    end loop;

    return null;
end
$$;
