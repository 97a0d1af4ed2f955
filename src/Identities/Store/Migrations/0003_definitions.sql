-- What people refer to: pictures, companies, tags, segments, note categories, countries and lists.

-- Pictures, as they came. They are never changed, and compressed already.
create table media_objects (
    media_object_id uuid,
    media_type      text        not null,
    bytes           bytea       not null,
    created_at      timestamptz not null,
    created_by      text,

    constraint media_objects_pkey primary key (media_object_id)
);

alter table media_objects alter column bytes set storage external;

-- A company owns people and is what they work for. One deployment serves one customer: its own company comes with the schema. A company
-- may be owned by another one; it never changes hands.
create table companies (
    company_id                 uuid,
    company_number             integer generated always as identity,
    name                       text        not null,
    parent_company_id          uuid,
    owner_company_id           uuid,
    owner_user_id              uuid,
    description                text,
    website                    text,
    customer_id                text,
    external_source            text,
    chamber_of_commerce_number text,
    linkedin_id                text,
    linkedin_public_identifier text,
    linkedin_internal_id       text,
    avatar_id                  uuid,
    imported_at                timestamptz,
    archived_at                timestamptz,
    created_at                 timestamptz not null default now(),
    updated_at                 timestamptz not null default now(),
    row_version                bigint      not null default 1, -- counted by a trigger, as those of all definitions are

    constraint companies_pkey primary key (company_id),
    constraint companies_company_number_unique unique (company_number),
    constraint companies_parent_fkey foreign key (parent_company_id) references companies (company_id),
    constraint companies_owner_fkey foreign key (owner_company_id) references companies (company_id),
    constraint companies_owner_user_fkey foreign key (owner_user_id) references users (user_id),
    constraint companies_avatar_fkey foreign key (avatar_id) references media_objects (media_object_id)
);

create index companies_by_parent on companies (parent_company_id) where parent_company_id is not null;
create index companies_by_owner on companies (owner_company_id) where owner_company_id is not null;
create index companies_created on companies (created_at, company_id);
create index companies_owner_user on companies (owner_user_id, company_id) where owner_user_id is not null;
create index companies_avatar on companies (avatar_id) where avatar_id is not null;

insert into companies (company_id, name) values ('01900000-0000-7000-8000-000000000001', 'Identities');

create table company_emails (
    company_id       uuid,
    company_email_id uuid,
    position         integer not null,
    email            text    not null,

    constraint company_emails_pkey primary key (company_id, company_email_id),
    constraint company_emails_company_fkey foreign key (company_id) references companies (company_id) on delete cascade
);

create unique index company_emails_email_unique on company_emails (company_id, lower(email collate "und-x-icu"));
create index company_emails_by_email on company_emails (lower(email collate "und-x-icu"), company_id);

create table company_phones (
    company_id       uuid,
    company_phone_id uuid,
    position         integer not null,
    kind             text,
    number           text    not null,
    digits           text    not null,

    constraint company_phones_pkey primary key (company_id, company_phone_id),
    constraint company_phones_company_fkey foreign key (company_id) references companies (company_id) on delete cascade,
    constraint company_phones_kind_known check (kind in ('work', 'mobile', 'home', 'other', 'fax'))
);

create index company_phones_by_digits on company_phones (digits, company_id);

-- ISO 3166-1: what a country's text is recognised by.
create table countries (
    country_code char(2),
    alpha3       char(3) not null,
    country_id   integer not null,       -- the numeric code
    name         text    not null,

    constraint countries_pkey primary key (country_code),
    constraint countries_alpha3_unique unique (alpha3),
    constraint countries_country_id_unique unique (country_id)
);

create unique index countries_name_unique on countries (lower(name collate "und-x-icu"));

-- A company has one address at most.
create table company_addresses (
    company_id   uuid,
    street       text,
    postal_code  text,
    city         text,
    country_code char(2),

    constraint company_addresses_pkey primary key (company_id),
    constraint company_addresses_company_fkey foreign key (company_id) references companies (company_id) on delete cascade,
    constraint company_addresses_country_fkey foreign key (country_code) references countries (country_code)
);

-- Definitions of tags. A deleted one is hidden at once; its row goes when its last application has been removed.
create table tags (
    tag_id                uuid,
    tag_name              text        not null,
    disabled              boolean     not null default false,
    description           text,
    default_expire_period bigint      not null default 0, -- microseconds; 0 is none
    background_color      text,
    text_color            text,
    created_at            timestamptz not null,
    updated_at            timestamptz not null,
    deleted_at            timestamptz,
    deleted_by            text,
    row_version           bigint      not null default 1,

    constraint tags_pkey primary key (tag_id),
    constraint tags_default_expire_period_not_negative check (default_expire_period >= 0)
);

create unique index tags_tag_name_unique on tags (lower(tag_name collate "und-x-icu")) where deleted_at is null;
create index tags_tag_name on tags (tag_name, tag_id) where deleted_at is null;
create index tags_deleted on tags (tag_id) where deleted_at is not null;

-- Tags put on companies expire as those on people do; they go with a deleted definition.
create table company_tags (
    company_id     uuid,
    company_tag_id uuid,
    tag_id         uuid        not null,
    position       integer     not null,
    created        timestamptz not null,
    expires        timestamptz,

    constraint company_tags_pkey primary key (company_id, company_tag_id),
    constraint company_tags_tag_unique unique (company_id, tag_id),
    constraint company_tags_company_fkey foreign key (company_id) references companies (company_id) on delete cascade,
    constraint company_tags_tag_fkey foreign key (tag_id) references tags (tag_id) on delete cascade
);

create index company_tags_by_tag on company_tags (tag_id, company_id);

-- Segments: what people and companies are sorted into.
create table segments (
    segment_id  uuid,
    title       text        not null,
    icon        text        not null,
    sequence    integer,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    row_version bigint      not null default 1,

    constraint segments_pkey primary key (segment_id)
);

create table company_segments (
    company_id         uuid,
    company_segment_id uuid,
    position           integer not null,
    segment_id         uuid    not null,

    constraint company_segments_pkey primary key (company_id, company_segment_id),
    constraint company_segments_segment_unique unique (company_id, segment_id),
    constraint company_segments_company_fkey foreign key (company_id) references companies (company_id) on delete cascade,
    constraint company_segments_segment_fkey foreign key (segment_id) references segments (segment_id)
);

create index company_segments_by_segment on company_segments (segment_id, company_id);

-- What a note is about.
create table note_categories (
    category_id uuid,
    title       text        not null,
    created_at  timestamptz not null,

    constraint note_categories_pkey primary key (category_id)
);

-- Lists to choose from. Their items are never removed: a deleted one stays on whom it was chosen for, and is offered to nobody.
create table lists (
    list         text,
    last_item_id integer not null default 0, -- the id given last; taking the next one locks the list

    constraint lists_pkey primary key (list)
);

create table list_items (
    list       text,
    item_id    integer,
    item_key   text,                           -- what programs know an item by, where the list has such keys
    name       text        not null,           -- may hold one text per language: NO:"Kunde";US:"Customer"
    tooltip    text,
    rank       integer     not null,
    deleted    boolean     not null default false,
    changed_at timestamptz not null default now(),
    log_key    text generated always as (list || ':' || item_id::text) stored,

    constraint list_items_pkey primary key (list, item_id),
    constraint list_items_list_fkey foreign key (list) references lists (list)
);

-- Grows with every change of the lists: a cache of them knows by it when to read them again.
create table list_version (
    version bigint not null
);

insert into list_version (version) values (1);
