-- The name that people are ordered by stands beside the text that they are searched by, with what else a list by name looks at. On the
-- person it made every new name dear: the row moved, and each index of people had to be told. Both are derived by the same function.
-- Instances of the version before go on answering, but for imports: those name the column that goes.

-- Whoever writes somebody locks them first, and what they are searched by last: in this order nobody waits for another who waits for them,
-- and what is under way is seen when it is done.
lock table people, person_search in access exclusive mode;

create temporary table former_search on commit drop as
select person_id, document from person_search;

drop table person_search;

-- What lists of people are searched by, and ordered by when it is the name. It is derived: triggers keep it, once per transaction and person,
-- when all else is written.
create table person_search (
    person_id    uuid,
    document     text        not null,      -- all that a search for words looks at: in small letters, with a blank before each word
    sort_name    text collate "und-x-icu",  -- the family name of the first name, in small letters
    created_at   timestamptz not null,      -- the person's
    archived_at  timestamptz,               -- the person's
    refreshed_in xid8        not null default pg_current_xact_id(),

    constraint person_search_pkey primary key (person_id),
    constraint person_search_person_fkey foreign key (person_id) references people (person_id) on delete cascade
);

-- How frequent a word is decides how it is looked for.
alter table person_search alter column document set statistics 400;

insert into person_search (person_id, document, sort_name, created_at, archived_at)
select person_id, document, sort_name, created_at, archived_at from people join former_search using (person_id) order by person_id;

-- The indexes by name go with it.
alter table people drop column sort_name;

create index person_search_document on person_search using gin (document gin_trgm_ops) with (gin_pending_list_limit = 1024);
-- By name, both ways; whether somebody is archived stands in them, so that skipping pages visits no rows.
create index people_by_name on person_search (sort_name, created_at, person_id) include (archived_at);
create index people_by_name_newest on person_search (sort_name, created_at desc, person_id desc) include (archived_at);

-- Lists skip pages by an index alone where vacuum has seen the rows.
alter table person_search set (autovacuum_vacuum_scale_factor = 0.05);

analyze person_search;

-- Brings the search of a person up to date.
create or replace function refresh_search(person uuid) returns void
language plpgsql volatile
as $$
declare
    wanted person_search;
begin
    select p.person_id,
           search_document(concat_ws(' ', alias.first_name, alias.middle_name, alias.last_name, p.initials, p.job_title, p.customer_id,
               (select string_agg(email, ' ' order by position) from emails where emails.person_id = p.person_id and kind = 'email'),
               (select string_agg(number || ' ' || digits, ' ' order by position) from phones where phones.person_id = p.person_id))),
           left(lower(alias.last_name collate "und-x-icu"), 200), p.created_at, p.archived_at
    into   wanted.person_id, wanted.document, wanted.sort_name, wanted.created_at, wanted.archived_at
    from   people p
    left join lateral (
        select first_name, middle_name, last_name
        from   aliases
        where  aliases.person_id = p.person_id
        order by position, person_alias_id
        limit  1
    ) as alias on true
    where  p.person_id = person;

    if not found then
        return;
    end if;

    update person_search
    set    document     = wanted.document,
           sort_name    = wanted.sort_name,
           created_at   = wanted.created_at,
           archived_at  = wanted.archived_at,
           refreshed_in = pg_current_xact_id()
    where  person_id = person
    and    (document, sort_name, created_at, archived_at)
           is distinct from (wanted.document, wanted.sort_name, wanted.created_at, wanted.archived_at);

    if not found then
        insert into person_search (person_id, document, sort_name, created_at, archived_at)
        values (person, wanted.document, wanted.sort_name, wanted.created_at, wanted.archived_at)
        on conflict (person_id) do nothing;
    end if;
end
$$;

-- Whoever was put there beside the triggers, as restored tables may be.
select refresh_search(person_id) from people where not exists (select from person_search where person_search.person_id = people.person_id);

drop trigger search_update on people;
create constraint trigger search_update after update of initials, job_title, customer_id, created_at, archived_at on people
    deferrable initially deferred for each row
    when ((old.initials, old.job_title, old.customer_id, old.created_at, old.archived_at) is distinct from
          (new.initials, new.job_title, new.customer_id, new.created_at, new.archived_at))
    execute function refresh_search_of_row();

-- One page of a filtered and ordered list of people. The statement is put together of the filters that there are, all of them constant
-- text with parameters, and planned for their values: one statement for all filters would be planned for none. Filters that are null
-- filter nothing. Totals are exact up to a bound, and the planner's estimate above; without a filter they are exact.
create or replace function people_page(
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
    patterns             text[]  := array(select word_pattern(word) from unnest(words) as word order by char_length(word) desc);
    has_words            boolean := cardinality(patterns) > 0;
    by_name              boolean := order_keys[1] is not distinct from 'familyName';
    -- What few people have in common is found where it has an index.
    of_people            boolean := owners is not null or created_from is not null or created_before is not null or coalesce(archived, false);
    -- Names are in order where people are searched; all other orders are those of people.
    matching             text    := case when by_name and of_people then 'person_search s join people p using (person_id)'
                                         when by_name then 'person_search s'
                                         when has_words or 'familyName' = any (order_keys) then 'people p join person_search s using (person_id)'
                                         else 'people p' end;
    -- Who is counted is read from one of the two where it tells enough.
    counted              text    := case when by_name and not of_people or has_words and not of_people and archived is null then 'person_search s'
                                         when not has_words then 'people p'
                                         else matching end;
    ordered              text    := case when by_name then 's' else 'p' end;
    key_columns          jsonb   := jsonb_build_object('familyName', 's.sort_name', 'createdAt', ordered || '.created_at');
    conditions           text[]  := '{}';
    forwards             text    := '';
    backwards            text    := '';
    descends             boolean := false;
    everybody            bigint;
    plan                 json;
begin
    addresses := array(select lower(address collate "und-x-icu") from unnest(addresses) as address);
    identifiers := array(select lower(identifier collate "und-x-icu") from unnest(identifiers) as identifier);

    if has_words then
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
        conditions := conditions
                      || format('%s.archived_at is %s null', case when of_people then 'p' else ordered end, case when archived then 'not' else '' end);
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

    forwards := forwards || format('%s.person_id %s', ordered, case when descends then 'desc' else 'asc' end);
    backwards := backwards || format('%s.person_id %s', ordered, case when descends then 'asc' else 'desc' end);

    if cardinality(conditions) = 0 then
        select sum(people) into everybody from people_counts;

        if skipped <= everybody / 2 then
            execute format(
                'select array(select person_id from %s order by %s offset $1 limit $2), (select sum(people) from people_counts)', matching, forwards)
            into    person_ids, total
            using   skipped, wanted;
        else
            -- From the nearer end; counted and read at one moment, so that pages meet.
            execute format(
                'with counted as materialized (select sum(people) as everybody from people_counts),
                 last as materialized (
                     select p.person_id, row_number() over () as place
                     from   (select person_id from %s order by %s
                             offset (select greatest(everybody - $1 - $2, 0) from counted)
                             limit  (select greatest(least($2, everybody - $1), 0) from counted)) as p
                 )
                 select array(select person_id from last order by place desc), everybody from counted', matching, backwards)
            into    person_ids, total
            using   skipped, wanted;
        end if;

        has_more := skipped + wanted < total;
        return;
    end if;

    counted := counted || ' where ' || array_to_string(conditions, ' and ');
    matching := matching || ' where ' || array_to_string(conditions, ' and ');

    execute format('select array(select person_id from %s order by %s offset $11 limit $12)', matching, forwards)
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
