-- The one way to take anything out of the log. It runs as the owner of the log, because the service's role can only add to it, and only for
-- people who are gone: those who are there keep their history.
create or replace function erase_from_log(person uuid, actor text, moment timestamptz) returns void
language plpgsql volatile security definer
as $$
begin
    if exists (select from people where person_id = person) then
        raise exception using errcode = 'object_not_in_prerequisite_state', message = 'A person who is there is not taken out of the log.';
    end if;

    delete from media_objects
    where  media_object_id in (
        select uuid_of(picture)
        from   change
        cross join lateral unnest(array[before ->> 'avatar_id', after ->> 'avatar_id']) as picture
        where  person_id = person
        and    item_table = 'people')
    and    not exists (select from people where avatar_id = media_object_id)
    and    not exists (select from companies where avatar_id = media_object_id);

    update change
    set    before = null,
           after  = null,
           erased = true
    where  person_id = person
    and    not erased;

    update deleted_people
    set    erased_at = moment,
           erased_by = actor
    where  person_id = person
    and    erased_at is null;
end
$$;

-- A function that runs as its owner looks nowhere else than here, whatever its caller's search path says, and is granted by name.
do $$
begin
    execute format('alter function erase_from_log(uuid, text, timestamptz) set search_path = pg_catalog, %I, pg_temp', current_schema());
    revoke execute on function erase_from_log(uuid, text, timestamptz) from public;
end
$$;
