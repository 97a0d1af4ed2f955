-- Users and roles are logged like everything else, without what must never be told.

-- log_change, with a second argument: columns that are neither compared nor logged.
create or replace function log_change() returns trigger
language plpgsql volatile
as $$
declare
    key           text        := tg_argv[0];
    hidden        text[]      := coalesce(string_to_array(tg_argv[1], ','), '{}');
    change_actor  text        := nullif(current_setting('identities.actor', true), '');
    change_origin text        := coalesce(nullif(current_setting('identities.origin', true), ''), 'sql');
    change_moment timestamptz := coalesce(nullif(current_setting('identities.moment', true), '')::timestamptz, now());
    items         jsonb[];
begin
    if tg_op = 'INSERT' then
        select array_agg(jsonb_build_object('after', to_jsonb(n) - hidden)) into items from new_rows n;
    elsif tg_op = 'DELETE' then
        select array_agg(jsonb_build_object('before', to_jsonb(o) - hidden)) into items from old_rows o;
    else
        select array_agg(jsonb_build_object('before', to_jsonb(o) - hidden, 'after', to_jsonb(n) - hidden)) into items
        from   old_rows o
        join   new_rows n on to_jsonb(n) -> key = to_jsonb(o) -> key
        where  (to_jsonb(n) - hidden - '{version,changed_in,updated_at,updated_by}'::text[])::text
            <> (to_jsonb(o) - hidden - '{version,changed_in,updated_at,updated_by}'::text[])::text;
    end if;

    if items is null then
        return null;
    end if;

    with changed as (
        select (coalesce(item -> 'after', item -> 'before') ->> 'person_id')::uuid as person_id,
               coalesce(item -> 'after', item -> 'before') ->> key                 as item_id,
               item -> 'before'                                                    as before,
               item -> 'after'                                                     as after
        from   unnest(items) as item
    ),
    bumped as (
        update people
        set    version    = version + 1,
               changed_in = pg_current_xact_id(),
               updated_at = change_moment,
               updated_by = change_actor
        where  person_id in (select person_id from changed)
        and    not (changed_in = pg_current_xact_id() and updated_at = change_moment)
        returning person_id, version
    )
    insert into change (person_id, version, moment, actor, origin, item_table, item_id, before, after)
    select changed.person_id,
           coalesce(bumped.version, people.version, deleted_people.version),
           change_moment, change_actor, change_origin,
           tg_table_name, changed.item_id, changed.before, changed.after
    from   changed
    left join bumped         on bumped.person_id = changed.person_id
    left join people         on people.person_id = changed.person_id
    left join deleted_people on deleted_people.person_id = changed.person_id;

    return null;
end
$$;

create trigger log_insert after insert on users referencing new table as new_rows
    for each statement execute function log_change('user_id', 'password_hash,failed_logins,locked_until');
create trigger log_update after update on users referencing old table as old_rows new table as new_rows
    for each statement execute function log_change('user_id', 'password_hash,failed_logins,locked_until');
create trigger log_delete after delete on users referencing old table as old_rows
    for each statement execute function log_change('user_id', 'password_hash,failed_logins,locked_until');

-- Pictures too, without their bytes: the log would hold each of them again. They are never changed.
create trigger log_insert after insert on media_objects referencing new table as new_rows
    for each statement execute function log_change('media_object_id', 'bytes');
create trigger log_delete after delete on media_objects referencing old table as old_rows
    for each statement execute function log_change('media_object_id', 'bytes');

-- The role of administrators holds every permission there is: it is neither changed nor deleted, and new permissions join it by themselves.
alter table roles add column is_administrator boolean not null default false;

update roles
set    is_administrator = true
where  name = 'Administrator'
and    14 <= (select count(*) from role_permissions where role_permissions.role_id = roles.role_id);

create unique index roles_administrator_unique on roles (is_administrator) where is_administrator;

alter table roles drop constraint roles_name_unique;
create unique index roles_name_unique on roles (lower(name collate "und-x-icu"));

create index user_roles_by_role on user_roles (role_id, user_id);

call log_changes_of('roles', 'role_id');
call log_changes_of('role_permissions', 'role_id');
call log_changes_of('user_roles', 'user_id');

-- What a user may do now.
create function permissions_of(someone uuid) returns text[]
language sql stable
as $$
    select array(
        select distinct permission
        from   user_roles
        join   role_permissions using (role_id)
        where  user_roles.user_id = someone
        order by permission);
$$;

-- Users and roles as they are shown.
create view shown_users as
select user_id, username, disabled_at is not null as disabled, created_at as created,
       array(select role_id from user_roles join roles using (role_id) where user_roles.user_id = users.user_id order by name, role_id) as role_ids,
       array(select name    from user_roles join roles using (role_id) where user_roles.user_id = users.user_id order by name, role_id) as role_names
from   users
where  deleted_at is null;

create view shown_roles as
select role_id, name, is_administrator,
       array(select permission from role_permissions where role_permissions.role_id = roles.role_id order by permission) as permissions
from   roles;

-- Opens a change of a user: locks the row, so that whoever changes it next waits.
create function begin_user_change(target uuid, actor text, origin text, moment timestamptz) returns timestamptz
language plpgsql volatile
as $$
begin
    perform from users where user_id = target and deleted_at is null for no key update;

    if not found then
        raise exception using errcode = 'IDU04', message = 'There is no such user.', hint = target;
    end if;

    return open_change(actor, origin, moment);
end
$$;

-- Opens a change of a role that may be changed.
create function begin_role_change(target uuid, actor text, origin text, moment timestamptz) returns timestamptz
language plpgsql volatile
as $$
declare
    fixed boolean;
begin
    select is_administrator into fixed from roles where role_id = target for update;

    if not found then
        raise exception using errcode = 'IDR04', message = 'There is no such role.', hint = target;
    end if;

    if fixed then
        raise exception using errcode = 'IDR09', message = 'The role is fixed.';
    end if;

    return open_change(actor, origin, moment);
end
$$;

-- Roles that somebody is about to be given must be there, and stay.
create function expect_roles(wanted uuid[]) returns void
language plpgsql volatile
as $$
declare
    missing uuid;
begin
    perform from roles where role_id = any (wanted) for key share;

    select id into missing from unnest(wanted) as id where not exists (select from roles where role_id = id) limit 1;

    if found then
        raise exception using errcode = 'IDR05', message = 'There is no such role.', hint = missing;
    end if;
end
$$;

-- Nobody gives what they do not hold: by their token, and, if they are a user of ours, by their roles of now.
create function expect_held(caller text, held text[], wanted text[]) returns void
language plpgsql stable
as $$
declare
    known   boolean := exists (select from users where user_id = uuid_of(caller));
    missing text;
begin
    select permission into missing
    from   unnest(wanted) as permission
    where  permission <> all (held)
    or     known and permission <> all (permissions_of(uuid_of(caller)))
    order by permission
    limit  1;

    if found then
        raise exception using errcode = 'IDP03', message = 'The caller does not hold the permission.', hint = missing;
    end if;
end
$$;

-- Whoever takes the last administrator away would lock everybody out.
create function keep_an_administrator() returns trigger
language plpgsql volatile
as $$
begin
    -- One after the other: whoever comes second sees what the first one left.
    perform from roles where is_administrator for no key update;

    if not exists (
        select from users
        join   user_roles using (user_id)
        join   roles      using (role_id)
        where  is_administrator
        and    disabled_at is null
        and    deleted_at is null)
    then
        raise exception using errcode = 'IDA09', message = 'There must be an administrator.';
    end if;

    return null;
end
$$;

create function is_administrator(someone uuid) returns boolean
language sql stable
as $$
    select exists (select from user_roles join roles using (role_id) where user_id = someone and is_administrator);
$$;

create trigger users_keep_an_administrator after update of disabled_at, deleted_at on users
    for each row
    when (old.disabled_at is null and old.deleted_at is null
          and (new.disabled_at is not null or new.deleted_at is not null)
          and is_administrator(old.user_id))
    execute function keep_an_administrator();

create function is_administrators_role(role uuid) returns boolean
language sql stable
as $$
    select exists (select from roles where role_id = role and is_administrator);
$$;

create trigger user_roles_keep_an_administrator after delete on user_roles
    for each row
    when (is_administrators_role(old.role_id))
    execute function keep_an_administrator();

-- Erasing: what is left of a person is that there was one.
alter table change add column erased boolean not null default false;
alter table deleted_people add column erased_at timestamptz;
alter table deleted_people add column erased_by text;

-- Opens the erasure of a person, be it one who has been deleted already.
create function begin_erasure(person uuid, actor text, origin text, moment timestamptz, if_match bigint[]) returns timestamptz
language plpgsql volatile
as $$
begin
    if exists (select from deleted_people where person_id = person) then
        return open_change(actor, origin, moment);
    end if;

    return begin_change(person, actor, origin, moment, if_match);
end
$$;

-- Takes a person out of the log, where they stood and where they went, with the pictures that they had; who wrote what and when stays.
create function erase_from_log(person uuid, actor text, moment timestamptz) returns void
language sql volatile
as $$
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
$$;

-- What nobody but its owner may see, not even in the log: a note that is private, or was.
create function is_hidden_note(item_table text, content jsonb, reader text) returns boolean
language sql immutable
as $$
    select item_table = 'notes' and coalesce((content ->> 'is_private')::boolean, false) and content ->> 'owner_subject' is distinct from reader;
$$;

-- A person's changes are read in the order they were logged.
create index change_of_person on change (person_id, change_id);
drop index change_person_version;
