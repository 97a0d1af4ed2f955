-- Preconditions on every surface: a write names versions that it accepts, versions that it refuses, and a moment since which nothing may
-- have changed. What this replaces keeps its old form beside the new one: instances of the version before may still answer.

-- Definitions count their versions as people do. The columns are named like none that stands in a statement without its table: instances of
-- the version before still run theirs.
alter table tags      add column row_version bigint not null default 1;
alter table segments  add column row_version bigint not null default 1;
alter table companies add column row_version bigint not null default 1;
alter table users     add column row_version bigint not null default 1, add column modified_at timestamptz not null default now();
alter table roles     add column row_version bigint not null default 1, add column modified_at timestamptz not null default now();

create function moment_of_change() returns timestamptz
language sql stable
as $$
    select coalesce(nullif(current_setting('identities.moment', true), '')::timestamptz, now());
$$;

create function count_version() returns trigger
language plpgsql volatile
as $$
begin
    new.row_version := greatest(new.row_version, old.row_version + 1);
    return new;
end
$$;

create function count_version_and_moment() returns trigger
language plpgsql volatile
as $$
begin
    new.row_version := greatest(new.row_version, old.row_version + 1);
    new.modified_at := greatest(old.modified_at, moment_of_change());
    return new;
end
$$;

create trigger tags_version before update on tags
    for each row when (old.* is distinct from new.*) execute function count_version();
create trigger segments_version before update on segments
    for each row when (old.* is distinct from new.*) execute function count_version();
create trigger companies_version before update on companies
    for each row when (old.* is distinct from new.*) execute function count_version();

-- Failed log-ins are no version of a user: each guess of a password would refuse an administrator's write.
create trigger users_version before update on users for each row
    when ((old.username, old.password_hash, old.disabled_at, old.deleted_at, old.tokens_valid_from) is distinct from
          (new.username, new.password_hash, new.disabled_at, new.deleted_at, new.tokens_valid_from))
    execute function count_version_and_moment();
create trigger roles_version before update on roles for each row
    when ((old.name, old.is_administrator) is distinct from (new.name, new.is_administrator))
    execute function count_version_and_moment();

-- What a role holds and which roles a user has stand in tables of their own.
create function count_version_of_role() returns trigger
language plpgsql volatile
as $$
begin
    update roles
    set    row_version = row_version + 1,
           modified_at = greatest(modified_at, moment_of_change())
    where  role_id = coalesce(new.role_id, old.role_id);

    return null;
end
$$;

create function count_version_of_user() returns trigger
language plpgsql volatile
as $$
begin
    update users
    set    row_version = row_version + 1,
           modified_at = greatest(modified_at, moment_of_change())
    where  user_id = coalesce(new.user_id, old.user_id);

    return null;
end
$$;

create trigger role_permissions_version after insert or delete on role_permissions for each row execute function count_version_of_role();
create trigger user_roles_version       after insert or delete on user_roles       for each row execute function count_version_of_user();

-- A user is shown with the names of their roles, which change without the user. All these counts only grow, so their sum tells each change.
create function user_mark(target uuid) returns text
language sql stable
as $$
    select row_version
           || coalesce('-' || (
                  select sum(roles.row_version)
                  from   user_roles
                  join   roles using (role_id)
                  where  user_roles.user_id = target), '')
    from   users
    where  user_id = target;
$$;

create or replace view shown_users as
select user_id, username, disabled_at is not null as disabled, created_at as created,
       array(select   role_id
             from     user_roles
             join     roles using (role_id)
             where    user_roles.user_id = users.user_id
             order by name, role_id) as role_ids,
       array(select   name
             from     user_roles
             join     roles using (role_id)
             where    user_roles.user_id = users.user_id
             order by name, role_id) as role_names,
       user_mark(user_id) as mark, modified_at
from   users
where  deleted_at is null;

create or replace view shown_roles as
select role_id, name, is_administrator,
       array(select permission from role_permissions where role_permissions.role_id = roles.role_id order by permission) as permissions,
       row_version::text as mark, modified_at
from   roles;

-- Neither belongs in the log: what they count stands there already.
do $$
declare
    logged record;
begin
    for logged in
        select *
        from   (values
                   ('tags', 'tag_id', 'row_version'),
                   ('segments', 'segment_id', 'row_version'),
                   ('companies', 'company_id', 'row_version'),
                   ('roles', 'role_id', 'row_version,modified_at'),
                   ('users', 'user_id', 'password_hash,failed_logins,locked_until,row_version,modified_at')
               ) as tables (name, key, hidden)
    loop
        execute format('create or replace trigger log_insert after insert on %I referencing new table as new_rows
                        for each statement execute function log_change(%L, %L)', logged.name, logged.key, logged.hidden);
        execute format('create or replace trigger log_update after update on %I referencing old table as old_rows new table as new_rows
                        for each statement when (pg_trigger_depth() = 0) execute function log_change(%L, %L)',
                       logged.name, logged.key, logged.hidden);
        execute format('create or replace trigger log_delete after delete on %I referencing old table as old_rows
                        for each statement execute function log_change(%L, %L)', logged.name, logged.key, logged.hidden);
    end loop;
end
$$;

-- Whether a precondition forbids a write: null leaves anything to be written. An empty if_match accepts no version.
create function is_refused(version bigint, modified_at timestamptz, if_match bigint[], if_none_match bigint[], unmodified_since timestamptz)
returns boolean
language sql stable
as $$
    select coalesce(version <> all (if_match), false)
        or coalesce(version = any (if_none_match), false)
        or coalesce(date_trunc('second', modified_at) > unmodified_since, false);
$$;

-- The mark, with the moment of the last write: the readings that want a moment ask for it too.
drop function person_mark(uuid, timestamptz);

create function person_mark(person uuid, moment timestamptz) returns table (version bigint, etag text, modified_at timestamptz)
language sql stable
as $$
    select version, version || coalesce('-' || nullif(hidden_tags, 0), ''), updated_at
    from   (select) as always
    left join people on person_id = person
    cross join lateral (
        select count(*) as hidden_tags
        from   person_tags
        where  person_tags.person_id = person
        and    (expires <= moment
                or exists (select from tags where tags.tag_id = person_tags.tag_id and deleted_at is not null))) as hidden;
$$;

-- The mark of a carrier: it shows the names of a company and of users too, which change without the person. Their versions only grow, so
-- their sum tells each change. What reads the carrier joins the same rows, and adds them up itself.
create function carrier_mark(person uuid, moment timestamptz) returns text
language sql stable
as $$
    select (select etag from person_mark_with_lists(person, moment)) || '-n'
           || coalesce(owner.row_version, 0) + coalesce(creator.row_version, 0) + coalesce(updater.row_version, 0)
              + coalesce(support.row_version, 0) + coalesce(company.row_version, 0)
    from   people p
    left join users owner on owner.user_id = p.owner_user_id
    left join users creator on creator.user_id = uuid_of(p.created_by)
    left join users updater on updater.user_id = uuid_of(p.updated_by)
    left join users support on support.user_id = uuid_of(p.dialect_members ->> 'SupportAssociate')
    left join person_companies job on job.person_id = p.person_id and job.is_primary
    left join companies company on company.company_id = job.company_id
    where  p.person_id = person;
$$;

-- The mark of a person on the surface that shows identifiers until they expire, and no tags.
create function identity_mark(person uuid, moment timestamptz) returns table (etag text, modified_at timestamptz)
language sql stable
as $$
    select version || coalesce('-' || nullif((
               select count(*)
               from   client_identifiers
               where  client_identifiers.person_id = person
               and    expires <= moment), 0), ''),
           updated_at
    from   people
    where  person_id = person;
$$;

-- The mark of whom begin_change_of_identity was opened for, once the write behind it is done; no row when that person is gone.
create function changed_identity_mark(moment timestamptz) returns table (etag text, modified_at timestamptz)
language sql stable
as $$
    select etag, modified_at from identity_mark(nullif(current_setting('identities.person', true), '')::uuid, moment);
$$;

create function begin_change(
    person uuid, actor text, origin text, moment timestamptz, if_match bigint[], if_none_match bigint[], unmodified_since timestamptz)
returns timestamptz
language plpgsql volatile
as $$
declare
    stored_version bigint;
    stored_moment  timestamptz;
begin
    select version, updated_at into stored_version, stored_moment from people where person_id = person for no key update;

    if not found then
        raise exception using errcode = 'ID404', message = 'There is no such person.';
    end if;

    if is_refused(stored_version, stored_moment, if_match, if_none_match, unmodified_since) then
        raise exception using errcode = 'ID412', message = 'The person has changed.', hint = (select etag from person_mark(person, moment));
    end if;

    return open_change(actor, origin, greatest(moment, stored_moment));
end
$$;

create function expect_person(
    person uuid, moment timestamptz, if_match bigint[], if_none_match bigint[], unmodified_since timestamptz) returns void
language plpgsql stable
as $$
declare
    stored_version bigint;
    stored_moment  timestamptz;
begin
    select version, updated_at into stored_version, stored_moment from people where person_id = person;

    if not found then
        raise exception using errcode = 'ID404', message = 'There is no such person.';
    end if;

    if is_refused(stored_version, stored_moment, if_match, if_none_match, unmodified_since) then
        raise exception using errcode = 'ID412', message = 'The person has changed.', hint = (select etag from person_mark(person, moment));
    end if;
end
$$;

-- A person who is deleted already has the version of the tombstone, and no mark that a read would answer.
create function begin_erasure(
    person uuid, actor text, origin text, moment timestamptz, if_match bigint[], if_none_match bigint[], unmodified_since timestamptz)
returns timestamptz
language plpgsql volatile
as $$
declare
    last_version bigint;
    last_moment  timestamptz;
begin
    select version, deleted_at into last_version, last_moment from deleted_people where person_id = person;

    if not found then
        return begin_change(person, actor, origin, moment, if_match, if_none_match, unmodified_since);
    end if;

    if is_refused(last_version, last_moment, if_match, if_none_match, unmodified_since) then
        raise exception using errcode = 'ID412', message = 'The person has changed.';
    end if;

    return open_change(actor, origin, moment);
end
$$;

create function begin_change_of_number(
    number integer, actor text, origin text, moment timestamptz, if_match bigint[], if_none_match bigint[], unmodified_since timestamptz,
    out changed_person_id uuid, out opened_at timestamptz)
language plpgsql volatile
as $$
declare
    stored_version bigint;
    stored_moment  timestamptz;
begin
    select person_id, version, updated_at into changed_person_id, stored_version, stored_moment
    from   people
    where  person_number = number
    for no key update;

    if not found then
        raise exception using errcode = 'ID404', message = 'There is no such person.';
    end if;

    if is_refused(stored_version, stored_moment, if_match, if_none_match, unmodified_since) then
        raise exception using errcode = 'ID412', message = 'The person has changed.',
                              hint = carrier_mark(changed_person_id, moment);
    end if;

    opened_at := open_change(actor, origin, greatest(moment, stored_moment));
end
$$;

create function begin_change_of_identity(
    identity uuid, visible uuid[], actor text, origin text, moment timestamptz,
    if_match bigint[], if_none_match bigint[], unmodified_since timestamptz)
returns timestamptz
language plpgsql volatile
as $$
declare
    stored_version bigint;
    stored_moment  timestamptz;
begin
    select version, updated_at into stored_version, stored_moment
    from   people
    where  person_id = identity
    and    (visible is null or owner_company_id = any (visible))
    for no key update;

    if not found then
        raise exception using errcode = 'ID404', message = 'There is no such person.';
    end if;

    if is_refused(stored_version, stored_moment, if_match, if_none_match, unmodified_since) then
        raise exception using errcode = 'ID412', message = 'The person has changed.',
                              hint = (select etag from identity_mark(identity, moment));
    end if;

    perform set_config('identities.person', identity::text, true);

    return open_change(actor, origin, greatest(moment, stored_moment));
end
$$;

create function begin_change_of_item(
    item_kind text, item uuid, visible uuid[], actor text, origin text, moment timestamptz,
    if_match bigint[], if_none_match bigint[], unmodified_since timestamptz)
returns timestamptz
language plpgsql volatile
as $$
declare
    person uuid        := person_of_item(item_kind, item, moment);
    opened timestamptz := begin_change_of_identity(person, visible, actor, origin, moment, if_match, if_none_match, unmodified_since);
begin
    if person_of_item(item_kind, item, moment) is distinct from person then
        raise exception using errcode = 'ID404', message = 'There is no such item.';
    end if;

    return opened;
end
$$;

create function begin_change_of_company(
    company uuid, visible uuid[], actor text, origin text, moment timestamptz,
    if_match bigint[], if_none_match bigint[], unmodified_since timestamptz)
returns timestamptz
language plpgsql volatile
as $$
declare
    stored_version bigint;
    stored_moment  timestamptz;
begin
    perform from companies where company_id = '01900000-0000-7000-8000-000000000001' for no key update;

    select row_version, updated_at into stored_version, stored_moment
    from   companies
    where  company_id = company
    and    (visible is null or company_id = any (visible))
    for no key update;

    if not found then
        raise exception using errcode = 'ID404', message = 'There is no such company.';
    end if;

    if is_refused(stored_version, stored_moment, if_match, if_none_match, unmodified_since) then
        raise exception using errcode = 'ID412', message = 'The company has changed.', hint = stored_version;
    end if;

    return open_change(actor, origin, greatest(moment, stored_moment));
end
$$;

-- Opens a change of a tag: locks the row, so that the next writer waits.
create function begin_tag_change(
    target uuid, actor text, origin text, moment timestamptz, if_match bigint[], if_none_match bigint[], unmodified_since timestamptz)
returns timestamptz
language plpgsql volatile
as $$
declare
    stored_version bigint;
    stored_moment  timestamptz;
begin
    select row_version, updated_at into stored_version, stored_moment
    from   tags
    where  tag_id = target
    and    deleted_at is null
    for no key update;

    if not found then
        raise exception using errcode = 'IDT04', message = 'There is no such tag.', hint = target;
    end if;

    if is_refused(stored_version, stored_moment, if_match, if_none_match, unmodified_since) then
        raise exception using errcode = 'ID412', message = 'The tag has changed.', hint = stored_version;
    end if;

    return open_change(actor, origin, moment);
end
$$;

create function begin_user_change(
    target uuid, actor text, origin text, moment timestamptz, if_match bigint[], if_none_match bigint[], unmodified_since timestamptz)
returns timestamptz
language plpgsql volatile
as $$
declare
    stored_version bigint;
    stored_moment  timestamptz;
begin
    select row_version, modified_at into stored_version, stored_moment
    from   users
    where  user_id = target
    and    deleted_at is null
    for no key update;

    if not found then
        raise exception using errcode = 'IDU04', message = 'There is no such user.', hint = target;
    end if;

    if is_refused(stored_version, stored_moment, if_match, if_none_match, unmodified_since) then
        raise exception using errcode = 'ID412', message = 'The user has changed.', hint = user_mark(target);
    end if;

    return open_change(actor, origin, moment);
end
$$;

create function begin_role_change(
    target uuid, actor text, origin text, moment timestamptz, if_match bigint[], if_none_match bigint[], unmodified_since timestamptz)
returns timestamptz
language plpgsql volatile
as $$
declare
    fixed          boolean;
    stored_version bigint;
    stored_moment  timestamptz;
begin
    select is_administrator, row_version, modified_at into fixed, stored_version, stored_moment
    from   roles
    where  role_id = target
    for update;

    if not found then
        raise exception using errcode = 'IDR04', message = 'There is no such role.', hint = target;
    end if;

    if is_refused(stored_version, stored_moment, if_match, if_none_match, unmodified_since) then
        raise exception using errcode = 'ID412', message = 'The role has changed.', hint = stored_version;
    end if;

    if fixed then
        raise exception using errcode = 'IDR09', message = 'The role is fixed.';
    end if;

    return open_change(actor, origin, moment);
end
$$;

-- What these would say, without a lock, to a request that is refused anyway.
create function expect_definition(
    kind text, target uuid, if_match bigint[], if_none_match bigint[], unmodified_since timestamptz) returns void
language plpgsql stable
as $$
declare
    mark   text;
    moment timestamptz;
begin
    case kind
        when 'tag' then
            select row_version, updated_at into mark, moment from tags where tag_id = target and deleted_at is null;
        when 'user' then
            select user_mark(user_id), modified_at into mark, moment from users where user_id = target and deleted_at is null;
        when 'role' then
            select row_version, modified_at into mark, moment from roles where role_id = target;
    end case;

    if mark is null then
        raise exception using errcode = case kind when 'tag' then 'IDT04' when 'user' then 'IDU04' else 'IDR04' end,
                              message = 'There is no such definition.', hint = target;
    end if;

    if is_refused(split_part(mark, '-', 1)::bigint, moment, if_match, if_none_match, unmodified_since) then
        raise exception using errcode = 'ID412', message = 'The definition has changed.', hint = mark;
    end if;
end
$$;
