-- What stands below a person. Every key starts with the person, so that everything of one person lies together; an index of its
-- own keeps each item's id unique over the store. Items keep the order of their positions; new ones go last.

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
);

create unique index aliases_person_alias_id_unique on aliases (person_alias_id);

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

-- The code of a country given as alpha-2, alpha-3 or English name; null when the text names none.
create function country_code_of(country text) returns char(2)
language sql stable
as $$
    select country_code from countries where country_code = upper(country)
    union all
    select country_code from countries where alpha3 = upper(country)
    union all
    select country_code from countries where lower(name collate "und-x-icu") = lower(country collate "und-x-icu")
    limit  1;
$$;

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
);

create unique index addresses_person_address_id_unique on addresses (person_address_id);
create unique index addresses_primary_unique on addresses (person_id) where is_primary;

create table notes (
    person_id     uuid,
    note_id       uuid,
    position      integer     not null,
    summary       text,
    body          text,
    author        text,                  -- free text, the native surface's author
    author_id     uuid,                  -- a user, RogerRoger's author; neither writes the other
    owner_subject text,                  -- the subject of whoever wrote it: a private note is shown to nobody else
    shared_id     uuid,
    flagged       boolean     not null default false,
    is_private    boolean     not null default false,
    category_id   uuid,
    created_at    timestamptz not null,

    constraint notes_pkey primary key (person_id, note_id),
    constraint notes_person_fkey foreign key (person_id) references people (person_id) on delete cascade
);

create unique index notes_note_id_unique on notes (note_id);

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
);

create unique index entity_fields_entity_field_id_unique on entity_fields (entity_field_id);
create unique index entity_fields_name_unique on entity_fields (person_id, lower(name collate "und-x-icu"));

-- Look-ups by name, and by name and text. A b-tree refuses long texts, so they stand here as a hash and are compared again.
create index entity_fields_by_name on entity_fields (name, person_id);
create index entity_fields_by_text on entity_fields (name, hashtextextended(string_value, 0), person_id) where string_value is not null;

-- Definitions of tags. A deleted one is hidden at once; its row goes when its last application has been removed.
create table tags (
    tag_id                uuid,
    tag_name              text        not null,
    disabled              boolean     not null default false,
    description           text,
    default_expire_period bigint      not null default 0, -- microseconds; 0 is none
    created_at            timestamptz not null,
    updated_at            timestamptz not null,
    deleted_at            timestamptz,
    deleted_by            text,

    constraint tags_pkey primary key (tag_id),
    constraint tags_default_expire_period_not_negative check (default_expire_period >= 0)
);

create unique index tags_tag_name_unique on tags (lower(tag_name collate "und-x-icu")) where deleted_at is null;
create index tags_tag_name on tags (tag_name, tag_id) where deleted_at is null;
create index tags_deleted on tags (tag_id) where deleted_at is not null;

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
);

create unique index person_tags_person_tag_id_unique on person_tags (person_tag_id);
create index person_tags_by_tag on person_tags (tag_id, person_id);

-- The definition of a tag that is about to be put on somebody: unknown and disabled ones are refused here, for every surface alike.
create function usable_tag(wanted uuid) returns tags
language plpgsql stable
as $$
declare
    tag tags;
begin
    select * into tag from tags where tag_id = wanted and deleted_at is null;

    if not found then
        raise exception using errcode = 'IDT04', message = 'There is no such tag.', hint = wanted;
    end if;

    if tag.disabled then
        raise exception using errcode = 'IDT09', message = 'The tag is disabled.', hint = wanted;
    end if;

    return tag;
end
$$;

-- When a tag put on at a moment ends by its definition; null when it does not.
create function default_expiry(period bigint, created timestamptz) returns timestamptz
language sql immutable
as $$
    select case when period > 0 then created + period * interval '1 microsecond' end;
$$;

-- The people of the page that a search has just read; its first statement leaves them in a setting of the transaction.
create function people_of_page() returns uuid[]
language sql stable
as $$
    select nullif(current_setting('identities.page', true), '')::uuid[];
$$;

call log_changes_of('aliases', 'person_alias_id');
call log_changes_of('addresses', 'person_address_id');
call log_changes_of('notes', 'note_id');
call log_changes_of('entity_fields', 'entity_field_id');
call log_changes_of('tags', 'tag_id');
call log_changes_of('person_tags', 'person_tag_id');
