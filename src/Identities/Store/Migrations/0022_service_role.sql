-- The service may run as a role that owns nothing: what it may do is granted here, and in one place.

-- What a ready service can do: it needs what all our functions need of the server, and no table.
create function runs_functions() returns boolean
language plpgsql stable
as $$
begin
    return true;
end
$$;

-- What keeps the person object changes a person like everything else, so it is logged like everything else: log_change looks at what
-- statements change, not at what triggers do. An import has counted its versions already, whatever moment they bear.
create or replace function keep_person_object() returns trigger
language plpgsql volatile
as $$
declare
    key           text := tg_argv[0];
    change_actor  text;
    change_moment timestamptz;
    kept          people;
begin
    for kept in
        select *
        from   people
        where  person_id = any (array(select distinct old_rows.person_id from old_rows))
        and    not person_object_kept
        and    exists (select from old_rows
                       where  old_rows.person_id = people.person_id
                       and    (to_jsonb(old_rows) ->> key)::uuid <> all (coalesce(person_object_without, '{}')))
        order by person_id
        for no key update
    loop
        change_actor := nullif(current_setting('identities.actor', true), '');
        change_moment := coalesce(nullif(current_setting('identities.moment', true), '')::timestamptz, now());

        if kept.changed_in is distinct from pg_current_xact_id()
            or kept.updated_at is distinct from change_moment and current_setting('identities.import', true) is distinct from 'on'
        then
            update people
            set    person_object_kept = true,
                   version            = version + 1,
                   changed_in         = pg_current_xact_id(),
                   updated_at         = change_moment,
                   updated_by         = change_actor
            where  person_id = kept.person_id
            returning version into kept.version;
        else
            update people set person_object_kept = true where person_id = kept.person_id;
        end if;

        insert into change (person_id, version, moment, actor, origin, item_table, item_id, before, after)
        values (kept.person_id, kept.version, change_moment, change_actor,
                coalesce(nullif(current_setting('identities.origin', true), ''), 'sql'),
                'people', kept.person_id, to_jsonb(kept), to_jsonb(kept) || '{"person_object_kept": true}');
    end loop;

    return null;
end
$$;

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

-- Grants a role what the service does, and no more: it reads and writes all tables, but adds to the log and the tombstones only, reads the
-- journal of the migrations, and makes nothing. To be called by the owner.
create procedure grant_to_service(service_role text)
language plpgsql
as $$
declare
    ours  text := current_schema();
    named record;
begin
    if service_role = (select pg_get_userbyid(relowner) from pg_class where oid = 'change'::regclass) then
        raise exception using errcode = 'invalid_grant_operation', message = 'The service role must not be the owner.';
    end if;

    execute format('revoke create on schema %I from public', ours); -- as PostgreSQL has it from version 15 on
    execute format('grant usage on schema %I to %I', ours, service_role);
    execute format('grant select, insert, update, delete on all tables in schema %I to %I', ours, service_role);
    execute format('revoke insert, update, delete on schemaversions from %I', service_role);

    for named in
        select oid::regclass as kept from pg_class where oid in ('change'::regclass, 'deleted_people'::regclass)
        union
        select inhrelid::regclass from pg_inherits where inhparent = 'change'::regclass
    loop
        execute format('revoke update, delete on %s from %I', named.kept, service_role);
    end loop;

    execute format('grant usage on all sequences in schema %I to %I', ours, service_role);

    for named in
        select oid::regprocedure as signature from pg_proc where pronamespace = ours::regnamespace and prosecdef
    loop
        execute format('grant execute on function %s to %I', named.signature, service_role);
    end loop;
end
$$;

revoke execute on procedure grant_to_service(text) from public;

-- Brings the grants up to what a migration has made, for the roles that have been granted before.
create procedure grant_to_service_again()
language plpgsql
as $$
declare
    service_role text;
begin
    for service_role in
        select pg_get_userbyid(grantee)
        from   pg_proc
        cross join lateral aclexplode(proacl)
        where  oid = 'erase_from_log(uuid, text, timestamptz)'::regprocedure
        and    grantee not in (0, proowner)
    loop
        call grant_to_service(service_role);
    end loop;
end
$$;

revoke execute on procedure grant_to_service_again() from public;
