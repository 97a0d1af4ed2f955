-- Writes custom fields of a person, as write_aliases writes names; by_name means the field of an item's name in any case, which keeps its id and
-- its first spelling.
create or replace function write_entity_fields(person uuid, items jsonb, in_order boolean default false, by_name boolean default false)
returns setof entity_fields
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
        from   entity_fields
        where  person_id = person
        and    entity_field_id in (select (item ->> 'entity_field_id')::uuid from jsonb_array_elements(items) as item);
    end if;

    return query
    insert into entity_fields
    select written.*
    from   jsonb_array_elements(items) with ordinality as sent (item, place)
    left join entity_fields as old
           on  old.person_id = person
           and case when by_name then lower(old.name collate "und-x-icu") = lower((item ->> 'name') collate "und-x-icu")
                    else old.entity_field_id = (item ->> 'entity_field_id')::uuid end
    cross join (select coalesce(max(position), 0) as position from entity_fields where person_id = person) as last
    cross join lateral jsonb_populate_record(old, item || jsonb_build_object(
        'person_id', person,
        'entity_field_id', coalesce(old.entity_field_id, (item ->> 'entity_field_id')::uuid),
        'name', coalesce(case when by_name then old.name end, item ->> 'name', old.name),
        'position', coalesce(slots[place], case when not in_order then old.position end, last.position + place))) as written
    on conflict (person_id, entity_field_id) do update
    set    position     = excluded.position,
           name         = excluded.name,
           string_value = excluded.string_value,
           date_value   = excluded.date_value,
           number_value = excluded.number_value,
           bool_value   = excluded.bool_value,
           dictionary   = excluded.dictionary
    returning *;
end
$$;
