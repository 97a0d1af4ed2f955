-- People. Names, tags, notes and the like stand in tables of their own, keyed by the person first, so that everything of one person lies
-- together; one more index keeps each item's id unique over the store. Items keep the order of their positions; new ones go last.

create table people (
    person_id             uuid,
    person_number         integer generated always as identity,            -- SuperOffice's PersonId; never used twice
    version               bigint      not null default 1,
    changed_in            xid8        not null default pg_current_xact_id(),
    handle                text,                                            -- Baack's name for the identity, not the person's name
    owner_company_id      uuid        not null default '01900000-0000-7000-8000-000000000001',
    owner_user_id         uuid,
    initials              text,
    job_title             text,
    academic_title        text,
    description           text,
    birth_date            date,
    birth_year_known      boolean     not null default true,
    customer_id           text,
    linkedin_id           text,
    external_source       text,
    dbi_agent_id          integer     not null default 0,
    dbi_key               text,
    avatar_id             uuid,
    archived_at           timestamptz,
    dialect_members       jsonb       not null default '{}',               -- scalars that only one dialect knows, by that dialect's name for them
    created_at            timestamptz not null default now(),
    created_by            text,
    updated_at            timestamptz not null default now(),
    updated_by            text,
    person_object_id      uuid        not null default gen_random_uuid(),  -- another one after each deletion of the object
    person_object_kept    boolean     not null default false,              -- it is there, whatever its content
    person_object_without uuid[],                                          -- telephones and addresses that outlived its deletion

    constraint people_pkey primary key (person_id),
    constraint people_person_number_unique unique (person_number),
    constraint people_owner_company_fkey foreign key (owner_company_id) references companies (company_id),
    constraint people_owner_user_fkey foreign key (owner_user_id) references users (user_id),
    constraint people_avatar_fkey foreign key (avatar_id) references media_objects (media_object_id)
)
-- A row that keeps its indexed columns is written without touching an index if its page has room for it: every write of a person counts
-- the version of its row. Lists skip pages by an index alone where vacuum has seen the rows, so people are vacuumed when one in fifty has
-- changed, not one in five.
with (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02);

create unique index people_person_object_id_unique on people (person_object_id);
create index people_owner_company on people (owner_company_id, person_id);
create index people_avatar on people (avatar_id) where avatar_id is not null;

-- An index for each order; whether a person is archived stands in it, so that skipping pages visits no rows.
create index people_created on people (created_at, person_id) include (archived_at);
create index people_archived on people (created_at, person_id) where archived_at is not null;
create index people_owner_user on people (owner_user_id, created_at, person_id) where owner_user_id is not null;
create index people_by_linkedin_id on people (lower(linkedin_id collate "und-x-icu"), person_id) where linkedin_id is not null;

-- PostgreSQL takes no statistics from an index that holds some rows only. Without any it expected one person in two hundred to have a
-- LinkedIn id that is looked for, and read all people to find one.
create statistics people_linkedin_id on (lower(linkedin_id collate "und-x-icu")) from people;

-- Tombstones: the id of a deleted person never comes back.
create table deleted_people (
    person_id     uuid,
    person_number integer     not null,
    version       bigint      not null,
    deleted_at    timestamptz not null,
    deleted_by    text,
    erased_at     timestamptz,
    erased_by     text,

    constraint deleted_people_pkey primary key (person_id)
);

-- Names. The first alias is the primary one.
create table aliases (
    person_id       uuid,
    person_alias_id uuid,
    position        integer not null,
    first_name      text,
    middle_name     text,
    last_name       text,
    title           text,                -- the honorific

    constraint aliases_pkey primary key (person_id, person_alias_id),
    constraint aliases_person_fkey foreign key (person_id) references people (person_id) on delete cascade
)
with (fillfactor = 90);

create unique index aliases_person_alias_id_unique on aliases (person_alias_id);

create table addresses (
    person_id         uuid,
    person_address_id uuid,
    position          integer not null,
    is_primary        boolean not null default false, -- marked on the first row; a deletion promotes nobody
    kind              text,
    street            text,
    street2           text,
    street3           text,
    office_box        text,
    area              text,                           -- the county
    city              text,
    state             text,
    postal_code       text,
    country           text,
    country_code      char(2),

    constraint addresses_pkey primary key (person_id, person_address_id),
    constraint addresses_person_fkey foreign key (person_id) references people (person_id) on delete cascade,
    constraint addresses_country_fkey foreign key (country_code) references countries (country_code)
)
with (fillfactor = 90);

create unique index addresses_person_address_id_unique on addresses (person_address_id);
create unique index addresses_primary_unique on addresses (person_id) where is_primary;

-- A note that is handed over to another user is theirs; when that is taken back it is its creator's again.
create table notes (
    person_id       uuid,
    note_id         uuid,
    position        integer     not null,
    summary         text,
    body            text,
    author          text,                  -- free text, the native surface's author
    author_id       uuid,                  -- a user, RogerRoger's author; neither writes the other
    owner_subject   text,                  -- the subject that a private note is shown to
    creator_subject text,                  -- who wrote it; null while that is its owner
    shared_id       uuid,
    flagged         boolean     not null default false,
    is_private      boolean     not null default false,
    category_id     uuid,
    created_at      timestamptz not null,

    constraint notes_pkey primary key (person_id, note_id),
    constraint notes_person_fkey foreign key (person_id) references people (person_id) on delete cascade,
    constraint notes_category_fkey foreign key (category_id) references note_categories (category_id)
);

create unique index notes_note_id_unique on notes (note_id);

-- A person may have tens of thousands of notes: each order that is asked for often has its index, and so have new notes, which go last.
create index notes_by_flag on notes (person_id, flagged desc, created_at desc, note_id);
create index notes_by_age on notes (person_id, created_at desc, note_id);
create index notes_by_position on notes (person_id, position, note_id);

-- Custom fields: one row per name, ignoring case. The value's column is its type.
create table entity_fields (
    person_id       uuid,
    entity_field_id uuid,
    position        integer not null,
    name            text    not null,
    string_value    text,
    date_value      timestamptz,
    number_value    numeric,
    bool_value      boolean,
    dictionary      text,                -- the SuperOffice dictionary that the field was written through

    constraint entity_fields_pkey primary key (person_id, entity_field_id),
    constraint entity_fields_person_fkey foreign key (person_id) references people (person_id) on delete cascade,
    constraint entity_fields_one_value check (num_nonnulls(string_value, date_value, number_value, bool_value) = 1)
)
with (fillfactor = 90);

create unique index entity_fields_entity_field_id_unique on entity_fields (entity_field_id);
create unique index entity_fields_name_unique on entity_fields (person_id, lower(name collate "und-x-icu"));

-- Look-ups by name, and by name and text. A b-tree refuses long texts, so they stand here as a hash and are compared again.
create index entity_fields_by_name on entity_fields (name, person_id);
create index entity_fields_by_text on entity_fields (name, hashtextextended(string_value, 0), person_id) where string_value is not null;

-- Tags put on people: one row per person and tag. A row past its expiry is kept, and shown to nobody.
create table person_tags (
    person_id     uuid,
    person_tag_id uuid,
    tag_id        uuid        not null,
    position      integer     not null,
    created       timestamptz not null,
    expires       timestamptz,

    constraint person_tags_pkey primary key (person_id, person_tag_id),
    constraint person_tags_tag_unique unique (person_id, tag_id),
    constraint person_tags_person_fkey foreign key (person_id) references people (person_id) on delete cascade,
    constraint person_tags_tag_fkey foreign key (tag_id) references tags (tag_id),
    constraint person_tags_expires_after_created check (expires > created),
    constraint person_tags_expires_in_calendar check (expires < '10000-01-01T00:00:00Z')
)
with (fillfactor = 90);

create unique index person_tags_person_tag_id_unique on person_tags (person_tag_id);
create index person_tags_by_tag on person_tags (tag_id, person_id);

-- How many people carry which tag is known of a thousand tags, not of the hundred most frequent: of the others PostgreSQL supposed that
-- all are alike, and looked for the few who carry a rare one among everybody in the order of the list.
alter table person_tags alter column tag_id set statistics 1000;

-- E-mail addresses, unique within a person and kind ignoring case. The dialects share these tables: an e-mail or a telephone of Baack has
-- its row's id, RogerRoger and SuperOffice write whole arrays, whose items are matched by value and keep their ids.
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

-- The segments that a person is sorted into.
create table person_segments (
    person_id         uuid,
    person_segment_id uuid,
    position          integer not null,
    segment_id        uuid    not null,

    constraint person_segments_pkey primary key (person_id, person_segment_id),
    constraint person_segments_segment_unique unique (person_id, segment_id),
    constraint person_segments_person_fkey foreign key (person_id) references people (person_id) on delete cascade,
    constraint person_segments_segment_fkey foreign key (segment_id) references segments (segment_id)
);

create unique index person_segments_person_segment_id_unique on person_segments (person_segment_id);
create index person_segments_by_segment on person_segments (segment_id, person_id);

alter table person_segments alter column segment_id set statistics 1000;

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

-- Who a person is in other systems. Past its expiry an identifier is kept, and shown to nobody. The same token is one identifier as long
-- as it is valid: writers find it under the lock of the person's row.
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

-- A b-tree refuses long texts, so both stand here as one hash and are compared again.
create index client_identifiers_by_token on client_identifiers (hashtextextended(token, hashtextextended(domain, 0)), person_id);
