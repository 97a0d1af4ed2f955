-- The change log and the functions that open a change. They stand first: every table of people's data is logged from its first row.

-- One row per item that a write changed: the audit trail. It has no foreign keys, because it outlives what it speaks of.
create table change (
    change_id      bigint generated always as identity,
    transaction_id xid8        not null default pg_current_xact_id(),
    person_id      uuid,                 -- null for definitions, which belong to nobody
    version        bigint,               -- the person's version that this write made; several rows may share it
    moment         timestamptz not null,
    actor          text,                 -- the token's subject; null when the service itself wrote
    origin         text        not null, -- the surface that was spoken to
    item_table     text        not null,
    item_id        text        not null,
    before         jsonb,
    after          jsonb,

    constraint change_pkey primary key (change_id)
);

create index change_person_version on change (person_id, version);

-- What the triggers log stands in settings of the transaction, never of the session: a pooled connection forgets them at commit.
create function open_change(actor text, origin text, moment timestamptz) returns timestamptz
language sql volatile
as $$
    select set_config('identities.actor', coalesce(actor, ''), true),
           set_config('identities.origin', origin, true),
           set_config('identities.moment', moment::text, true);

    select moment;
$$;

-- A company owns people and is what they work for. One deployment serves one customer: its own company comes with the schema.
create table companies (
    company_id        uuid,
    company_number    integer generated always as identity,
    name              text        not null,
    parent_company_id uuid,
    created_at        timestamptz not null default now(),
    updated_at        timestamptz not null default now(),

    constraint companies_pkey primary key (company_id),
    constraint companies_company_number_unique unique (company_number),
    constraint companies_parent_fkey foreign key (parent_company_id) references companies (company_id)
);

insert into companies (company_id, name) values ('01900000-0000-7000-8000-000000000001', 'Identities');

-- Who may log in. Users are marked deleted, never removed: logs and notes name them by id.
create table users (
    user_id           uuid,
    user_number       integer generated always as identity,
    username          text        not null,
    password_hash     text        not null,
    failed_logins     integer     not null default 0,
    locked_until      timestamptz,
    disabled_at       timestamptz,
    deleted_at        timestamptz,
    tokens_valid_from timestamptz,       -- tokens issued earlier are refused, as after a password reset
    created_at        timestamptz not null default now(),

    constraint users_pkey primary key (user_id),
    constraint users_user_number_unique unique (user_number)
);

create unique index users_username_unique on users (lower(username collate "und-x-icu")) where deleted_at is null;

-- The few whose tokens are refused; every instance reads them again each second.
create index users_refused on users (user_id)
    where disabled_at is not null or deleted_at is not null or tokens_valid_from is not null;

create table roles (
    role_id uuid,
    name    text not null,

    constraint roles_pkey primary key (role_id),
    constraint roles_name_unique unique (name)
);

create table role_permissions (
    role_id    uuid,
    permission text,

    constraint role_permissions_pkey primary key (role_id, permission),
    constraint role_permissions_role_fkey foreign key (role_id) references roles (role_id) on delete cascade
);

create table user_roles (
    user_id uuid,
    role_id uuid,

    constraint user_roles_pkey primary key (user_id, role_id),
    constraint user_roles_user_fkey foreign key (user_id) references users (user_id),
    constraint user_roles_role_fkey foreign key (role_id) references roles (role_id)
);

-- One row per person; names, tags, notes and the like stand in tables of their own, keyed by person first.
create table people (
    person_id        uuid,
    person_number    integer generated always as identity, -- SuperOffice's PersonId; never used twice
    version          bigint      not null default 1,
    changed_in       xid8        not null default pg_current_xact_id(),
    handle           text,                                 -- Baack's name for the identity, not the person's name
    owner_company_id uuid        not null default '01900000-0000-7000-8000-000000000001',
    owner_user_id    uuid,
    initials         text,
    job_title        text,
    academic_title   text,
    description      text,
    birth_date       date,
    birth_year_known boolean     not null default true,
    customer_id      text,
    linkedin_id      text,
    external_source  text,
    dbi_agent_id     integer     not null default 0,
    dbi_key          text,
    archived_at      timestamptz,
    dialect_members  jsonb       not null default '{}',    -- scalars that only one dialect knows, by that dialect's name for them
    created_at       timestamptz not null default now(),
    created_by       text,
    updated_at       timestamptz not null default now(),
    updated_by       text,

    constraint people_pkey primary key (person_id),
    constraint people_person_number_unique unique (person_number),
    constraint people_owner_company_fkey foreign key (owner_company_id) references companies (company_id),
    constraint people_owner_user_fkey foreign key (owner_user_id) references users (user_id)
);

create index people_owner_company on people (owner_company_id, person_id);
create index people_owner_user on people (owner_user_id, person_id) where owner_user_id is not null;
create index people_created on people (created_at, person_id);

-- Tombstones: the id of a deleted person never comes back.
create table deleted_people (
    person_id     uuid,
    person_number integer     not null,
    version       bigint      not null,
    deleted_at    timestamptz not null,
    deleted_by    text,

    constraint deleted_people_pkey primary key (person_id)
);

-- The mark that versions a person for HTTP: the version, and how many tags time or a deleted definition has hidden since it was
-- written. Both only grow, so equal marks mean equal content.
create function person_etag(person uuid, moment timestamptz) returns text
language plpgsql stable
as $$
declare
    stored_version bigint;
    hidden_tags    bigint;
begin
    select version into stored_version from people where person_id = person;

    select count(*) into hidden_tags
    from   person_tags
    join   tags using (tag_id)
    where  person_id = person
    and    (expires <= moment or deleted_at is not null);

    return stored_version || case when hidden_tags > 0 then '-' || hidden_tags else '' end;
end
$$;

-- Opens a change of a person: locks the row, so that whoever writes next waits and sees this write. It must be a statement of its
-- own: under READ COMMITTED the statement behind it then has a snapshot that holds all earlier changes.
create function begin_change(person uuid, actor text, origin text, moment timestamptz, if_match bigint[]) returns timestamptz
language plpgsql volatile
as $$
declare
    stored record;
begin
    select version, updated_at into stored from people where person_id = person for no key update;

    if not found then
        raise exception using errcode = 'ID404', message = 'There is no such person.';
    end if;

    if if_match is not null and stored.version <> all (if_match) then
        raise exception using errcode = 'ID412', message = 'The person has changed.', hint = person_etag(person, moment);
    end if;

    return open_change(actor, origin, greatest(moment, stored.updated_at));
end
$$;

-- What begin_change would say, without a lock: for a request that is refused anyway and owes its caller the first reason.
create function expect_person(person uuid, moment timestamptz, if_match bigint[]) returns void
language plpgsql stable
as $$
declare
    stored_version bigint;
begin
    select version into stored_version from people where person_id = person;

    if not found then
        raise exception using errcode = 'ID404', message = 'There is no such person.';
    end if;

    if if_match is not null and stored_version <> all (if_match) then
        raise exception using errcode = 'ID412', message = 'The person has changed.', hint = person_etag(person, moment);
    end if;
end
$$;

-- The one trigger function on every table that holds people's data or definitions; its argument is the column that names an item.
-- Rows are compared as text: 1.5 and 1.50 are equal numbers and different answers.
-- A person's version grows once per transaction and moment, by whichever statement changes something first.
create function log_change() returns trigger
language plpgsql volatile
as $$
declare
    key           text        := tg_argv[0];
    change_actor  text        := nullif(current_setting('identities.actor', true), '');
    change_origin text        := coalesce(nullif(current_setting('identities.origin', true), ''), 'sql');
    change_moment timestamptz := coalesce(nullif(current_setting('identities.moment', true), '')::timestamptz, now());
    items         jsonb[];
begin
    if tg_op = 'INSERT' then
        select array_agg(jsonb_build_object('after', to_jsonb(n))) into items from new_rows n;
    elsif tg_op = 'DELETE' then
        select array_agg(jsonb_build_object('before', to_jsonb(o))) into items from old_rows o;
    else
        select array_agg(jsonb_build_object('before', to_jsonb(o), 'after', to_jsonb(n))) into items
        from   old_rows o
        join   new_rows n on to_jsonb(n) -> key = to_jsonb(o) -> key
        where  (to_jsonb(n) - '{version,changed_in,updated_at,updated_by}'::text[])::text
            <> (to_jsonb(o) - '{version,changed_in,updated_at,updated_by}'::text[])::text;
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

-- Leaves the tombstone before the row goes, so that the rows below it are logged under the person's last version.
create function bury_person() returns trigger
language plpgsql volatile
as $$
begin
    insert into deleted_people (person_id, person_number, version, deleted_at, deleted_by)
    values (old.person_id, old.person_number, old.version + 1,
            coalesce(nullif(current_setting('identities.moment', true), '')::timestamptz, now()),
            nullif(current_setting('identities.actor', true), ''));

    return old;
end
$$;

create function refuse_buried_person() returns trigger
language plpgsql volatile
as $$
begin
    if exists (select from deleted_people where person_id = new.person_id) then
        raise exception using errcode = 'ID410', message = 'The id of a deleted person never comes back.';
    end if;

    return new;
end
$$;

create trigger people_bury before delete on people for each row execute function bury_person();
create trigger people_refuse_buried before insert on people for each row execute function refuse_buried_person();

-- Tables that are logged say so in one line. Only what a statement changes itself is a change of a person's row:
-- the version that log_change counts up is not, hence the depth.
create procedure log_changes_of(logged regclass, key text)
language plpgsql
as $$
begin
    execute format('create trigger log_insert after insert on %s referencing new table as new_rows
                    for each statement execute function log_change(%L)', logged, key);
    execute format('create trigger log_update after update on %s referencing old table as old_rows new table as new_rows
                    for each statement when (pg_trigger_depth() = 0) execute function log_change(%L)', logged, key);
    execute format('create trigger log_delete after delete on %s referencing old table as old_rows
                    for each statement execute function log_change(%L)', logged, key);
end
$$;

call log_changes_of('companies', 'company_id');
call log_changes_of('people', 'person_id');
