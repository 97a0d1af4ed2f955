-- Writes notes of a person, as write_aliases writes names. A new one is its writer's; a private one of another is refused like one that is not
-- there.
create or replace function write_notes(person uuid, items jsonb, in_order boolean default false) returns setof notes
language plpgsql volatile set plan_cache_mode = force_generic_plan
as $$
declare
    slots           integer[];
    writer constant text := nullif(current_setting('identities.actor', true), '');
begin
    if items = '[]' then
        return;
    end if;

    if in_order then
        select array_agg(distinct position)
        into   slots
        from   notes
        where  person_id = person
        and    note_id in (select (item ->> 'note_id')::uuid from jsonb_array_elements(items) as item);
    end if;

    return query
    insert into notes
    select written.*
    from   jsonb_array_elements(items) with ordinality as sent (item, place)
    left join notes as old on old.person_id = person and old.note_id = (item ->> 'note_id')::uuid
    cross join (select coalesce(max(position), 0) as position from notes where person_id = person) as last
    cross join lateral jsonb_populate_record(
        old,
        case when old.person_id is null
             then jsonb_build_object('owner_subject', writer, 'created_at', moment_of_change(), 'flagged', false, 'is_private', false)
             else '{}' end
        || item || jsonb_build_object(
            'person_id', person,
            'position', case when old.is_private and old.owner_subject is distinct from writer then refuse_hidden_note(old.note_id)
                             else coalesce(slots[place], case when not in_order then old.position end, last.position + place) end)) as written
    on conflict (person_id, note_id) do update
    set    position        = excluded.position,
           summary         = excluded.summary,
           body            = excluded.body,
           author          = excluded.author,
           author_id       = excluded.author_id,
           owner_subject   = excluded.owner_subject,
           creator_subject = excluded.creator_subject,
           shared_id       = excluded.shared_id,
           flagged         = excluded.flagged,
           is_private      = excluded.is_private,
           category_id     = excluded.category_id
    returning *;
end
$$;
