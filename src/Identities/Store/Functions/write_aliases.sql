-- Writes names of a person, each known by its id: what an item does not name stays, and a new one goes last. Items in order are those that the
-- writer was shown, in the order that is wanted: they share the positions that they had.
-- The statement's plan is the same for all arguments; left to itself PostgreSQL made one for each call, at three times the price of the write.
create or replace function write_aliases(person uuid, items jsonb, in_order boolean default false) returns setof aliases
language plpgsql volatile set plan_cache_mode = force_generic_plan
as $$
declare
    slots integer[];
begin
    if items = '[]' then
        return;
    end if;

    if in_order then
        select array_agg(distinct position)
        into   slots
        from   aliases
        where  person_id = person
        and    person_alias_id in (select (item ->> 'person_alias_id')::uuid from jsonb_array_elements(items) as item);
    end if;

    return query
    insert into aliases
    select written.*
    from   jsonb_array_elements(items) with ordinality as sent (item, place)
    left join aliases as old on old.person_id = person and old.person_alias_id = (item ->> 'person_alias_id')::uuid
    cross join (select coalesce(max(position), 0) as position from aliases where person_id = person) as last
    cross join lateral jsonb_populate_record(old, item || jsonb_build_object(
        'person_id', person,
        'position', coalesce(slots[place], case when not in_order then old.position end, last.position + place))) as written
    on conflict (person_id, person_alias_id) do update
    set    position    = excluded.position,
           first_name  = excluded.first_name,
           middle_name = excluded.middle_name,
           last_name   = excluded.last_name,
           title       = excluded.title
    returning *;
end
$$;
