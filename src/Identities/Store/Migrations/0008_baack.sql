-- What Baack speaks of and nobody else: identifiers in other systems, the person as an object of its own, companies that own companies.
-- Its callers may be restricted to companies: they see the people whom those own, and everything else is as if it were not there.

-- Who somebody is in other systems. Past its expiry an identifier is kept, and shown to nobody. The same token is one identifier as long
-- as it is valid: writers find it under the lock of the person's row. No index holds the texts, which may be longer than a b-tree takes.
create table client_identifiers (
    person_id            uuid,
    client_identifier_id uuid,
    position             integer not null,
    domain               text    not null,
    token                text    not null,
    expires              timestamptz,

    constraint client_identifiers_pkey primary key (person_id, client_identifier_id),
    constraint client_identifiers_person_fkey foreign key (person_id) references people (person_id) on delete cascade,
    constraint client_identifiers_domain_not_empty check (domain <> ''),
    constraint client_identifiers_token_not_empty check (token <> '')
);

create unique index client_identifiers_client_identifier_id_unique on client_identifiers (client_identifier_id);

-- Refuses a change that would make two valid identifiers of one person equal.
create function expect_new_client_identifier(changing client_identifiers, new_domain text, new_token text, moment timestamptz) returns boolean
language plpgsql stable
as $$
begin
    if exists (
        select
        from   client_identifiers
        where  person_id = changing.person_id
        and    client_identifier_id <> changing.client_identifier_id
        and    domain = new_domain
        and    token = new_token
        and    (expires is null or expires > moment)
    ) then
        raise exception using errcode = 'IDB09', message = 'The person has this identifier already.';
    end if;

    return true;
end
$$;

-- A company may be owned by another one; it never changes hands.
alter table companies
    add column owner_company_id uuid,
    add constraint companies_owner_fkey foreign key (owner_company_id) references companies (company_id);

create index companies_by_parent on companies (parent_company_id) where parent_company_id is not null;
create index companies_by_owner on companies (owner_company_id) where owner_company_id is not null;

-- The person object of an identity: names and birth date, under an id of its own. It comes with the first name, birth date, telephone or
-- address from any surface, or is made bare. Its id stands ready from the start and whether it is there is told from what is there, so
-- that no write pays for it; only what takes its content away notes that it stays, and only its own deletion ends it.
alter table people
    add column person_object_id      uuid    not null default gen_random_uuid(), -- another one after each deletion of the object
    add column person_object_kept    boolean not null default false,             -- it is there, whatever its content
    add column person_object_without uuid[];                                     -- telephones and addresses that outlived its deletion

create unique index people_person_object_id_unique on people (person_object_id);

create view person_objects as
    select person_id, person_object_id
    from   people
    where  person_object_kept
    or     birth_date is not null
    or     exists (select from aliases where aliases.person_id = people.person_id)
    or     exists (select from phones
                   where  phones.person_id = people.person_id
                   and    phone_id <> all (coalesce(person_object_without, '{}')))
    or     exists (select from addresses
                   where  addresses.person_id = people.person_id
                   and    person_address_id <> all (coalesce(person_object_without, '{}')));

create function keep_person_object() returns trigger
language plpgsql volatile
as $$
declare
    key text := tg_argv[0];
begin
    update people
    set    person_object_kept = true
    from   old_rows
    where  people.person_id = old_rows.person_id
    and    not person_object_kept
    and    (to_jsonb(old_rows) ->> key)::uuid <> all (coalesce(person_object_without, '{}'));

    return null;
end
$$;

create function keep_person_object_without_birth_date() returns trigger
language plpgsql volatile
as $$
begin
    new.person_object_kept := true;
    return new;
end
$$;

create trigger aliases_keep_person_object after delete on aliases referencing old table as old_rows
    for each statement execute function keep_person_object('person_alias_id');
create trigger phones_keep_person_object after delete on phones referencing old table as old_rows
    for each statement execute function keep_person_object('phone_id');
create trigger addresses_keep_person_object after delete on addresses referencing old table as old_rows
    for each statement execute function keep_person_object('person_address_id');

-- Whoever deletes the object gives it another id in the same statement.
create trigger people_keep_person_object before update of birth_date on people
    for each row when (old.birth_date is not null and new.birth_date is null and old.person_object_id = new.person_object_id)
    execute function keep_person_object_without_birth_date();

-- The kind of telephone that a free text names; null when it names none.
create function phone_kind_of(label text) returns text
language sql immutable
as $$
    select case when lower(label) in ('work', 'mobile', 'home', 'other', 'fax', 'internet') then lower(label) end;
$$;

-- Whose an item is that is known by its own id alone.
create function person_of_item(item_kind text, item uuid, moment timestamptz) returns uuid
language plpgsql stable
as $$
begin
    case item_kind
        when 'person' then
            return (select person_id from person_objects where person_object_id = item);
        when 'personname' then
            return (select person_id from aliases where person_alias_id = item);
        when 'email' then
            return (select person_id from emails where email_id = item and kind = 'email');
        when 'telephone' then
            return (select person_id from phones where phone_id = item);
        when 'address' then
            return (select person_id from addresses where person_address_id = item);
        when 'clientidentifier' then
            return (select person_id from client_identifiers
                    where  client_identifier_id = item and (expires is null or expires > moment));
    end case;
end
$$;

-- What begin_change does, for callers who may be restricted to companies: null restricts to none. A person of other companies is not
-- even locked, so that it costs what an unknown one costs.
create function begin_change_of_identity(identity uuid, visible uuid[], actor text, origin text, moment timestamptz) returns timestamptz
language plpgsql volatile
as $$
declare
    stored_moment timestamptz;
begin
    select updated_at into stored_moment
    from   people
    where  person_id = identity
    and    (visible is null or owner_company_id = any (visible))
    for no key update;

    if not found then
        raise exception using errcode = 'ID404', message = 'There is no such person.';
    end if;

    return open_change(actor, origin, greatest(moment, stored_moment));
end
$$;

-- The same, for an item that is known by its own id alone. It is looked for once more under the lock: from then on it stays where it is.
create function begin_change_of_item(
    item_kind text, item uuid, visible uuid[], actor text, origin text, moment timestamptz) returns timestamptz
language plpgsql volatile
as $$
declare
    person uuid        := person_of_item(item_kind, item, moment);
    opened timestamptz := begin_change_of_identity(person, visible, actor, origin, moment);
begin
    if person_of_item(item_kind, item, moment) is distinct from person then
        raise exception using errcode = 'ID404', message = 'There is no such item.';
    end if;

    return opened;
end
$$;

-- The same, for a company. Whoever changes companies does so alone, so that no two make each other their parents.
create function begin_change_of_company(company uuid, visible uuid[], actor text, origin text, moment timestamptz) returns timestamptz
language plpgsql volatile
as $$
declare
    stored_moment timestamptz;
begin
    perform from companies where company_id = '01900000-0000-7000-8000-000000000001' for no key update;

    select updated_at into stored_moment
    from   companies
    where  company_id = company
    and    (visible is null or company_id = any (visible))
    for no key update;

    if not found then
        raise exception using errcode = 'ID404', message = 'There is no such company.';
    end if;

    return open_change(actor, origin, greatest(moment, stored_moment));
end
$$;

-- Refuses a write that refers to companies of which one is not there, or not for this caller.
create function expect_companies(wanted uuid[], visible uuid[]) returns boolean
language plpgsql stable
as $$
begin
    if exists (
        select
        from   unnest(wanted) as company
        where  not exists (select from companies where company_id = company)
        or     company <> all (visible)
    ) then
        raise exception using errcode = 'ID404', message = 'There is no such company.';
    end if;

    return true;
end
$$;

-- Refuses a parent that is not there or not for this caller, unless it is the parent already, and one that is the company's own
-- descendant.
create function expect_parent_company(company uuid, parent uuid, visible uuid[]) returns boolean
language plpgsql stable
as $$
begin
    if parent is not distinct from (select parent_company_id from companies where company_id = company) then
        return true;
    end if;

    perform expect_companies(array[parent], visible);

    if exists (
        with recursive ancestors as (
            select parent as company_id
            union
            select parent_company_id from companies join ancestors using (company_id) where parent_company_id is not null
        )
        select from ancestors where company_id = company
    ) then
        raise exception using errcode = 'IDC09', message = 'A company cannot stand above itself.';
    end if;

    return true;
end
$$;

call log_changes_of('client_identifiers', 'client_identifier_id');
