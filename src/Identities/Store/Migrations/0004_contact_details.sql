-- What people are reached by, what they chose and what they allow. The dialects share these tables: an e-mail or a telephone of Baack
-- has its row's id, RogerRoger and SuperOffice write whole arrays, whose items are matched by value and keep their ids.

-- E-mail addresses, unique within a person and kind ignoring case.
create table emails (
    person_id    uuid,
    email_id     uuid,
    position     integer not null,
    kind         text    not null default 'email', -- chat: an address for messages that are no e-mail
    email        text    not null,
    description  text,
    bounce_count integer not null default 0,       -- how often it was found to be dead

    constraint emails_pkey primary key (person_id, email_id),
    constraint emails_person_fkey foreign key (person_id) references people (person_id) on delete cascade,
    constraint emails_kind_known check (kind in ('email', 'chat'))
);

create unique index emails_email_id_unique on emails (email_id);
create unique index emails_email_unique on emails (person_id, kind, lower(email collate "und-x-icu"));
create index emails_by_email on emails (lower(email collate "und-x-icu"), person_id);

-- Telephone numbers. The same number may stand twice: as a work phone and as a mobile phone.
create table phones (
    person_id   uuid,
    phone_id    uuid,
    position    integer not null,
    kind        text,                              -- null: nobody said
    label       text,                              -- Baack's free type, shown there in place of the kind
    number      text    not null,                  -- as people write it
    digits      text    not null,                  -- as machines compare it: digits, and a plus in front
    description text,

    constraint phones_pkey primary key (person_id, phone_id),
    constraint phones_person_fkey foreign key (person_id) references people (person_id) on delete cascade,
    constraint phones_kind_known check (kind in ('work', 'mobile', 'home', 'other', 'fax', 'internet'))
);

create unique index phones_phone_id_unique on phones (phone_id);
create index phones_by_digits on phones (digits, person_id);

-- The digits of a number as people write it.
create function phone_digits(number text) returns text
language sql immutable
as $$
    select case when ltrim(number) like '+%' then '+' else '' end || regexp_replace(number, '[^0-9]', '', 'g');
$$;

-- Web addresses.
create table urls (
    person_id   uuid,
    url_id      uuid,
    position    integer not null,
    url         text    not null,
    description text,

    constraint urls_pkey primary key (person_id, url_id),
    constraint urls_person_fkey foreign key (person_id) references people (person_id) on delete cascade
);

create unique index urls_url_id_unique on urls (url_id);

-- The companies that a person works for, in order.
create table person_companies (
    person_id         uuid,
    person_company_id uuid,
    position          integer not null,
    company_id        uuid    not null,
    is_primary        boolean not null default false, -- marked on the first row; a deletion promotes nobody

    constraint person_companies_pkey primary key (person_id, person_company_id),
    constraint person_companies_company_unique unique (person_id, company_id),
    constraint person_companies_person_fkey foreign key (person_id) references people (person_id) on delete cascade,
    constraint person_companies_company_fkey foreign key (company_id) references companies (company_id)
);

create unique index person_companies_person_company_id_unique on person_companies (person_company_id);
create unique index person_companies_primary_unique on person_companies (person_id) where is_primary;
create index person_companies_by_company on person_companies (company_id, person_id);

-- What a person chose from a list of many: interests and shipment types.
create table chosen_items (
    person_id      uuid,
    chosen_item_id uuid,
    position       integer not null,
    list           text    not null,
    item_id        integer not null,

    constraint chosen_items_pkey primary key (person_id, chosen_item_id),
    constraint chosen_items_item_unique unique (person_id, list, item_id),
    constraint chosen_items_person_fkey foreign key (person_id) references people (person_id) on delete cascade
);

create unique index chosen_items_chosen_item_id_unique on chosen_items (chosen_item_id);

-- What a person allows us to do with their data: one row per purpose. Withdrawing is a legal base of its own; the row stays.
create table consents (
    person_id      uuid,
    consent_id     uuid,
    consent_number integer generated always as identity, -- SuperOffice's ConsentPersonId
    position       integer     not null,
    purpose_id     integer     not null,                 -- items of the lists consentpurpose, legalbase and consentsource
    legal_base_id  integer     not null,
    source_id      integer     not null,
    comment        text,
    registered_at  timestamptz not null,
    registered_by  text,
    updated_at     timestamptz not null,
    updated_by     text,

    constraint consents_pkey primary key (person_id, consent_id),
    constraint consents_purpose_unique unique (person_id, purpose_id),
    constraint consents_person_fkey foreign key (person_id) references people (person_id) on delete cascade
);

create unique index consents_consent_id_unique on consents (consent_id);

-- A text as the UUID it is, or null: actors of other issuers have names of any form.
create function uuid_of(text) returns uuid
language sql immutable
as $$
    select case when $1 ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then $1::uuid end;
$$;

-- What begin_change does, for surfaces that know a person by number and a version by its moment, to the second.
create function begin_change_of_number(
    number integer, actor text, origin text, moment timestamptz, unmodified_since timestamptz,
    out changed_person_id uuid, out opened_at timestamptz)
language plpgsql volatile
as $$
declare
    stored record;
begin
    select person_id, updated_at into stored from people where person_number = number for no key update;

    if not found then
        raise exception using errcode = 'ID404', message = 'There is no such person.';
    end if;

    if date_trunc('second', stored.updated_at) > unmodified_since then
        raise exception using errcode = 'ID412', message = 'The person has changed.', hint = person_etag(stored.person_id, moment);
    end if;

    changed_person_id := stored.person_id;
    opened_at := open_change(actor, origin, greatest(moment, stored.updated_at));
end
$$;

call log_changes_of('emails', 'email_id');
call log_changes_of('phones', 'phone_id');
call log_changes_of('urls', 'url_id');
call log_changes_of('person_companies', 'person_company_id');
call log_changes_of('chosen_items', 'chosen_item_id');
call log_changes_of('consents', 'consent_id');
