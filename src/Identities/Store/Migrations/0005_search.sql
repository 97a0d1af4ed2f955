-- What lists of people are searched by, ordered by when it is the name, and counted by. It is derived: triggers keep it
-- (Triggers/search.sql).

create extension if not exists pg_trgm;

create table person_search (
    person_id    uuid,
    document     text        not null,      -- all that a search for words looks at: in small letters, with a blank before each word
    sort_name    text collate "und-x-icu",  -- the family name of the first name, in small letters
    created_at   timestamptz not null,      -- the person's
    archived_at  timestamptz,               -- the person's
    refreshed_in xid8        not null default pg_current_xact_id(),

    constraint person_search_pkey primary key (person_id),
    constraint person_search_person_fkey foreign key (person_id) references people (person_id) on delete cascade
)
-- Lists skip pages by an index alone where vacuum has seen the rows.
with (autovacuum_vacuum_scale_factor = 0.05);

-- How frequent a word is decides how it is looked for.
alter table person_search alter column document set statistics 400;

-- New entries wait in a list that every search reads, at up to 1 ms; a trigram that many of them have is looked up once for all of them.
create index person_search_document on person_search using gin (document gin_trgm_ops) with (gin_pending_list_limit = 1024);

-- By name, both ways; whether a person is archived stands in them, so that skipping pages visits no rows.
create index people_by_name on person_search (sort_name, created_at, person_id) include (archived_at);
create index people_by_name_newest on person_search (sort_name, created_at desc, person_id desc) include (archived_at);

-- How many people there are, in parts: a transaction takes a part that no other one has, so that nobody waits.
create table people_counts (
    part   integer generated always as identity,
    people bigint not null,

    constraint people_counts_pkey primary key (part)
);

insert into people_counts (people) values (0);
