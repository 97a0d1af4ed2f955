-- Puts tags on a person, or changes those that are on, as write_aliases writes names; by_tag means the application of an item's tag, which keeps
-- its id. An item with expires_by_default ends as its definition says. A disabled tag stays where it is, and is put on nobody new. A tag that
-- ended is not on: by_tag puts it on again, and without it makes room.
create or replace function write_person_tags(person uuid, items jsonb, in_order boolean default false, by_tag boolean default false)
returns setof person_tags
language plpgsql volatile set plan_cache_mode = force_generic_plan
as $$
declare
    slots           integer[];
    moment constant timestamptz := moment_of_change();
begin
    if items = '[]' then
        return;
    end if;

    if in_order then
        select array_agg(distinct position)
        into   slots
        from   person_tags
        where  person_id = person
        and    person_tag_id in (select (item ->> 'person_tag_id')::uuid from jsonb_array_elements(items) as item);
    end if;

    if not by_tag then
        delete from person_tags as ended
        using  jsonb_array_elements(items) as item
        where  person_id = person
        and    ended.tag_id = (item ->> 'tag_id')::uuid
        and    ended.person_tag_id <> (item ->> 'person_tag_id')::uuid
        and    ended.expires <= moment;
    end if;

    return query
    insert into person_tags as stored (person_id, person_tag_id, tag_id, position, created, expires)
    select person, coalesce(old.person_tag_id, sent.person_tag_id), sent.tag_id,
           coalesce(slots[place], case when not in_order then old.position end, last.position + place),
           sent.created,
           case when sent.expires_by_default
                then default_expiry(coalesce(tag.default_expire_period, definition.default_expire_period), sent.created)
                else sent.expires end
    from   rows from (jsonb_to_recordset(items) as (
               person_tag_id uuid, tag_id uuid, created timestamptz, expires timestamptz, expires_by_default boolean
           )) with ordinality as sent (person_tag_id, tag_id, created, expires, expires_by_default, place)
    left join person_tags as old
           on  old.person_id = person
           and case when by_tag then old.tag_id = sent.tag_id else old.person_tag_id = sent.person_tag_id end
    left join tags as definition on definition.tag_id = old.tag_id
    left join lateral usable_tag(case
        when old.tag_id is null or by_tag and (definition.deleted_at is not null or definition.disabled and old.expires <= moment)
        then sent.tag_id end) as tag on true
    cross join (select coalesce(max(position), 0) as position from person_tags where person_id = person) as last
    on conflict (person_id, person_tag_id) do update
    set    position = case when stored.tag_id <> excluded.tag_id then refuse_taken_tag_id() else excluded.position end,
           created  = excluded.created,
           expires  = excluded.expires
    returning *;
end
$$;
