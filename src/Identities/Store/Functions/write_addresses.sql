-- Writes addresses of a person, as write_aliases writes names. Where none is the primary one, the first that is new becomes it; a deletion
-- promotes nobody.
create or replace function write_addresses(person uuid, items jsonb, in_order boolean default false) returns setof addresses
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
        from   addresses
        where  person_id = person
        and    person_address_id in (select (item ->> 'person_address_id')::uuid from jsonb_array_elements(items) as item);
    end if;

    return query
    insert into addresses
    select written.*
    from   (select item, place, old, min(place) filter (where old.person_id is null) over () as first_new
            from   jsonb_array_elements(items) with ordinality as sent (item, place)
            left join addresses as old on old.person_id = person and old.person_address_id = (item ->> 'person_address_id')::uuid) as sent
    cross join (
        select coalesce(max(position), 0) as position, coalesce(bool_or(is_primary), false) as has_primary
        from   addresses
        where  person_id = person
    ) as last
    cross join lateral jsonb_populate_record(sent.old, item || jsonb_build_object(
        'person_id', person,
        'position', coalesce(slots[place], case when not in_order then (old).position end, last.position + place),
        'is_primary', coalesce((old).is_primary, not last.has_primary and place = first_new),
        'country_code', case when not item ? 'country' or (old).country = item ->> 'country' then (old).country_code
                             else country_code_of(item ->> 'country') end)) as written
    on conflict (person_id, person_address_id) do update
    set    position     = excluded.position,
           kind         = excluded.kind,
           street       = excluded.street,
           street2      = excluded.street2,
           street3      = excluded.street3,
           office_box   = excluded.office_box,
           area         = excluded.area,
           city         = excluded.city,
           state        = excluded.state,
           postal_code  = excluded.postal_code,
           country      = excluded.country,
           country_code = excluded.country_code
    returning *;
end
$$;
