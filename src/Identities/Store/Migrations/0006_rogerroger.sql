-- What RogerRoger's people refer to, and what only it knows of companies and tags.

alter table tags
    add column background_color text,
    add column text_color       text;

-- Segments: what people and companies are sorted into. There is no deletion.
create table segments (
    segment_id uuid,
    title      text        not null,
    icon       text        not null,
    sequence   integer,
    created_at timestamptz not null,
    updated_at timestamptz not null,

    constraint segments_pkey primary key (segment_id)
);

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

-- What a note is about.
create table note_categories (
    category_id uuid,
    title       text        not null,
    created_at  timestamptz not null,

    constraint note_categories_pkey primary key (category_id)
);

alter table notes add constraint notes_category_fkey foreign key (category_id) references note_categories (category_id);

-- Pictures, as they came. They are never changed and never logged: the log would hold each of them again.
create table media_objects (
    media_object_id uuid,
    media_type      text        not null,
    bytes           bytea       not null,
    created_at      timestamptz not null,
    created_by      text,

    constraint media_objects_pkey primary key (media_object_id)
);

-- Pictures are compressed already.
alter table media_objects alter column bytes set storage external;

alter table people
    add column avatar_id uuid,
    add constraint people_avatar_fkey foreign key (avatar_id) references media_objects (media_object_id);

create index people_avatar on people (avatar_id) where avatar_id is not null;

-- Companies, as RogerRoger's organizations.
alter table companies
    add column description                  text,
    add column website                      text,
    add column customer_id                  text,
    add column external_source              text,
    add column chamber_of_commerce_number   text,
    add column linkedin_id                  text,
    add column linkedin_public_identifier   text,
    add column linkedin_internal_id         text,
    add column imported_at                  timestamptz,
    add column archived_at                  timestamptz,
    add column owner_user_id                uuid,
    add column avatar_id                    uuid,
    add constraint companies_owner_user_fkey foreign key (owner_user_id) references users (user_id),
    add constraint companies_avatar_fkey foreign key (avatar_id) references media_objects (media_object_id);

create index companies_created on companies (created_at, company_id);
create index companies_owner_user on companies (owner_user_id, company_id) where owner_user_id is not null;
create index companies_avatar on companies (avatar_id) where avatar_id is not null;

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

call log_changes_of('segments', 'segment_id');
call log_changes_of('person_segments', 'person_segment_id');
call log_changes_of('note_categories', 'category_id');
call log_changes_of('company_emails', 'company_email_id');
call log_changes_of('company_phones', 'company_phone_id');
call log_changes_of('company_addresses', 'company_id');
call log_changes_of('company_tags', 'company_tag_id');
call log_changes_of('company_segments', 'company_segment_id');
