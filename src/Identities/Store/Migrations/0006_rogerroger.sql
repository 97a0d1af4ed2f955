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

-- Pictures, as they came. They are never changed.
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

-- What lists of people are searched and ordered by. It is derived, so no write of it is a change of a person: triggers keep it, once per
-- transaction and person, when all else is written.

create extension if not exists pg_trgm;

-- The family name of the first name, in small letters.
alter table people add column sort_name text collate "und-x-icu";

-- One text per person, of all that a search for words looks at: in small letters, with a blank before each word.
create table person_search (
    person_id    uuid,
    document     text not null,
    refreshed_in xid8 not null default pg_current_xact_id(),

    constraint person_search_pkey primary key (person_id),
    constraint person_search_person_fkey foreign key (person_id) references people (person_id) on delete cascade
);

-- How frequent a word is decides how it is looked for.
alter table person_search alter column document set statistics 400;

-- New entries wait in a list that every search reads, so it is kept short.
create index person_search_document on person_search using gin (document gin_trgm_ops) with (gin_pending_list_limit = 256);

-- Searched texts are told from patterns by escapes. Words of one or two characters have no trigrams, so they match where a word starts.
create function word_pattern(word text) returns text
language sql immutable
as $$
    select case when char_length(word) > 2 then '%' else '% ' end
           || replace(replace(replace(lower(word collate "und-x-icu"), '\', '\\'), '%', '\%'), '_', '\_')
           || '%';
$$;

-- The text that a person is searched by. What stands behind a sign within a word starts a word too, so the text follows without signs.
create function search_document(fields text) returns text
language sql immutable
as $$
    select case when plain = text then text else text || plain end
    from   (select text, translate(text, '.,:;@-_+/\()''"&#', '                ') as plain
            from   (select ' ' || lower(fields collate "und-x-icu") as text) as lowered) as both_forms;
$$;

-- Brings the search of a person up to date.
create function refresh_search(person uuid) returns void
language plpgsql volatile
as $$
begin
    with named as (
        select p.person_id, p.sort_name, left(lower(alias.last_name collate "und-x-icu"), 200) as wanted_name,
               search_document(concat_ws(' ', alias.first_name, alias.middle_name, alias.last_name, p.initials, p.job_title, p.customer_id,
                   (select string_agg(email, ' ' order by position) from emails where emails.person_id = p.person_id and kind = 'email'),
                   (select string_agg(number || ' ' || digits, ' ' order by position) from phones where phones.person_id = p.person_id))) as document
        from   people p
        left join lateral (
            select first_name, middle_name, last_name
            from   aliases
            where  aliases.person_id = p.person_id
            order by position, person_alias_id
            limit  1
        ) as alias on true
        where  p.person_id = person
    ),
    sorted as (
        update people
        set    sort_name = wanted_name
        from   named
        where  people.person_id = named.person_id
        and    named.sort_name is distinct from wanted_name
    )
    insert into person_search (person_id, document)
    select person_id, document from named
    on conflict (person_id) do update
    set    document     = excluded.document,
           refreshed_in = excluded.refreshed_in
    where  person_search.document <> excluded.document;
end
$$;

-- Runs at the end of the transaction, for every row that was written; the first one of a person does the work.
create function refresh_search_of_row() returns trigger
language plpgsql volatile
as $$
declare
    person uuid := coalesce(new.person_id, old.person_id);
begin
    if not exists (select from person_search where person_id = person and refreshed_in = pg_current_xact_id()) then
        perform refresh_search(person);
    end if;

    return null;
end
$$;

create constraint trigger search_insert after insert on people deferrable initially deferred
    for each row execute function refresh_search_of_row();
create constraint trigger search_update after update of initials, job_title, customer_id on people deferrable initially deferred
    for each row when ((old.initials, old.job_title, old.customer_id) is distinct from (new.initials, new.job_title, new.customer_id))
    execute function refresh_search_of_row();
create constraint trigger search_write after insert or delete on aliases deferrable initially deferred
    for each row execute function refresh_search_of_row();
create constraint trigger search_update after update on aliases deferrable initially deferred
    for each row when ((old.first_name, old.middle_name, old.last_name, old.position) is distinct from
                       (new.first_name, new.middle_name, new.last_name, new.position))
    execute function refresh_search_of_row();
create constraint trigger search_write after insert or delete on emails deferrable initially deferred
    for each row execute function refresh_search_of_row();
create constraint trigger search_update after update on emails deferrable initially deferred
    for each row when (old.email <> new.email) execute function refresh_search_of_row();
create constraint trigger search_write after insert or delete on phones deferrable initially deferred
    for each row execute function refresh_search_of_row();
create constraint trigger search_update after update on phones deferrable initially deferred
    for each row when (old.number <> new.number) execute function refresh_search_of_row();

-- How many people there are, in parts: a transaction takes a part that no other one has, so that nobody waits.
create table people_counts (
    part   integer generated always as identity,
    people bigint not null,

    constraint people_counts_pkey primary key (part)
);

create function count_people() returns trigger
language plpgsql volatile
as $$
declare
    more bigint := (select count(*) from counted_rows) * case tg_op when 'INSERT' then 1 else -1 end;
begin
    update people_counts
    set    people = people + more
    where  part = (select part from people_counts order by part limit 1 for update skip locked);

    if not found then
        insert into people_counts (people) values (more);
    end if;

    return null;
end
$$;

create trigger count_insert after insert on people referencing new table as counted_rows
    for each statement execute function count_people();
create trigger count_delete after delete on people referencing old table as counted_rows
    for each statement execute function count_people();

-- Whoever was there before.
insert into people_counts (people) select count(*) from people;

select refresh_search(person_id) from people;

-- An index for each order, both ways; whether somebody is archived stands in them, so that skipping pages visits no rows.
drop index people_created;
create index people_created on people (created_at, person_id) include (archived_at);
create index people_by_name on people (sort_name, created_at, person_id) include (archived_at);
create index people_by_name_newest on people (sort_name, created_at desc, person_id desc) include (archived_at);
create index people_archived on people (created_at, person_id) where archived_at is not null;

drop index people_owner_user;
create index people_owner_user on people (owner_user_id, created_at, person_id) where owner_user_id is not null;

create index people_by_linkedin_id on people (lower(linkedin_id collate "und-x-icu"), person_id) where linkedin_id is not null;

-- One page of a filtered and ordered list of people. The statement is put together of the filters that there are, all of them constant
-- text with parameters, and planned for their values: one statement for all filters would be planned for none. Filters that are null
-- filter nothing. Totals are exact up to a bound, and the planner's estimate above; without a filter they are exact.
create function people_page(
    words text[], owners uuid[], addresses text[], wanted_tags uuid[], wanted_segments uuid[], archived boolean,
    created_from timestamptz, created_before timestamptz, identifiers text[], numbers text[],
    order_keys text[], order_descends boolean[], skipped bigint, wanted integer, moment timestamptz,
    out person_ids uuid[], out total bigint, out has_more boolean)
language plpgsql volatile
set jit = off
set max_parallel_workers_per_gather = 0
as $$
declare
    exact_up_to constant bigint  := 10000;
    key_columns constant jsonb   := '{"familyName": "p.sort_name", "createdAt": "p.created_at"}';
    patterns             text[]  := array(select word_pattern(word) from unnest(words) as word order by char_length(word) desc);
    matching             text    := 'people p';
    counted              text;
    needs_people         boolean := owners is not null or archived is not null or created_from is not null or created_before is not null;
    conditions           text[]  := '{}';
    forwards             text    := '';
    backwards            text    := '';
    descends             boolean := false;
    everybody            bigint;
    plan                 json;
begin
    addresses := array(select lower(address collate "und-x-icu") from unnest(addresses) as address);
    identifiers := array(select lower(identifier collate "und-x-icu") from unnest(identifiers) as identifier);

    if cardinality(patterns) > 0 then
        matching := matching || ' join person_search s using (person_id)';

        for place in 1 .. least(cardinality(patterns), 6) loop
            conditions := conditions || format('s.document like $1[%s]', place);
        end loop;

        if cardinality(patterns) > 6 then
            conditions := conditions || 's.document like all ($1)'::text;
        end if;
    end if;

    if owners is not null then
        conditions := conditions || 'p.owner_user_id = any ($2)'::text;
    end if;

    if cardinality(addresses) > 0 then
        conditions := conditions || $sql$person_id in (
            select person_id from emails where kind = 'email' and lower(email collate "und-x-icu") = any ($3))$sql$::text;
    end if;

    if wanted_tags is not null then
        conditions := conditions || $sql$person_id in (
            select person_id from person_tags join tags using (tag_id)
            where  tag_id = any ($4) and (expires is null or expires > $10) and deleted_at is null)$sql$::text;
    end if;

    if wanted_segments is not null then
        conditions := conditions || 'person_id in (select person_id from person_segments where segment_id = any ($5))'::text;
    end if;

    if archived is not null then
        conditions := conditions || format('p.archived_at is %s null', case when archived then 'not' else '' end);
    end if;

    if created_from is not null then
        conditions := conditions || 'p.created_at >= $6'::text;
    end if;

    if created_before is not null then
        conditions := conditions || 'p.created_at < $7'::text;
    end if;

    if cardinality(identifiers) > 0 then
        conditions := conditions || $sql$person_id in (
            select person_id from people where lower(linkedin_id collate "und-x-icu") = any ($8) and linkedin_id is not null
            union all
            select person_id from emails where kind = 'email' and lower(email collate "und-x-icu") = any ($8)
            union all
            select person_id from phones where digits = any ($9))$sql$::text;
    end if;

    -- Of one key the first mention counts. Names are ordered by creation within, and the id comes last, in the direction of what it follows.
    if order_keys[1] is null then
        order_keys := '{createdAt}';
        order_descends := '{false}';
    elsif order_keys[1] = 'familyName' and order_keys[2] is null then
        order_keys := '{familyName,createdAt}';
        order_descends := array[order_descends[1], order_descends[1]];
    end if;

    for place in 1 .. cardinality(order_keys) loop
        descends := order_descends[place];
        forwards := forwards || format('%s %s, ', key_columns ->> order_keys[place], case when descends then 'desc' else 'asc' end);
        backwards := backwards || format('%s %s, ', key_columns ->> order_keys[place], case when descends then 'asc' else 'desc' end);
    end loop;

    forwards := forwards || case when descends then 'p.person_id desc' else 'p.person_id asc' end;
    backwards := backwards || case when descends then 'p.person_id asc' else 'p.person_id desc' end;

    if cardinality(conditions) = 0 then
        select sum(people) into everybody from people_counts;

        if skipped <= everybody / 2 then
            execute format('select array(select p.person_id from people p order by %s offset $1 limit $2), (select sum(people) from people_counts)', forwards)
            into    person_ids, total
            using   skipped, wanted;
        else
            -- From the nearer end; counted and read at one moment, so that pages meet.
            execute format(
                'with counted as materialized (select sum(people) as everybody from people_counts),
                 last as materialized (
                     select p.person_id, row_number() over () as place
                     from   (select person_id from people p order by %s
                             offset (select greatest(everybody - $1 - $2, 0) from counted)
                             limit  (select greatest(least($2, everybody - $1), 0) from counted)) as p
                 )
                 select array(select person_id from last order by place desc), everybody from counted', backwards)
            into    person_ids, total
            using   skipped, wanted;
        end if;

        has_more := skipped + wanted < total;
        return;
    end if;

    -- To count those that words find, their texts are enough.
    counted := case when cardinality(patterns) > 0 and not needs_people then 'person_search s' else matching end
               || ' where ' || array_to_string(conditions, ' and ');
    matching := matching || ' where ' || array_to_string(conditions, ' and ');

    execute format('select array(select p.person_id from %s order by %s offset $11 limit $12)', matching, forwards)
    into    person_ids
    using   patterns, owners, addresses, wanted_tags, wanted_segments, created_from, created_before, identifiers, numbers, moment, skipped, wanted + 1;

    has_more := cardinality(person_ids) > wanted;
    total := skipped + cardinality(person_ids);
    person_ids := person_ids[1:wanted];

    -- What ends here has been counted.
    if not has_more and (total > skipped or skipped = 0) then
        return;
    end if;

    execute format('select count(*) from (select from %s limit %s) as counted', counted, exact_up_to + 1)
    into    total
    using   patterns, owners, addresses, wanted_tags, wanted_segments, created_from, created_before, identifiers, numbers, moment;

    if total > exact_up_to then
        execute format('explain (format json) select from %s', counted)
        into    plan
        using   patterns, owners, addresses, wanted_tags, wanted_segments, created_from, created_before, identifiers, numbers, moment;

        total := greatest(total, (plan -> 0 -> 'Plan' ->> 'Plan Rows')::bigint);
    end if;

    total := greatest(total, case when cardinality(person_ids) > 0 then skipped + cardinality(person_ids) + has_more::integer else 0 end);
end
$$;
