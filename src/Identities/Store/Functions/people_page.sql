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
    wanted_words         text[]  := array(select word from unnest(words) as word order by char_length(word) desc);
    patterns             text[]  := array(select word_pattern(word) from unnest(wanted_words) with ordinality as word (word, place) order by place);
    has_words            boolean := cardinality(wanted_words) > 0;
    mailbox              text;
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
        for place in 1 .. least(cardinality(wanted_words), 6) loop
            mailbox := substring(wanted_words[place] from '^([^@]{5,}@)[^@]+$');

            -- Of an e-mail address, what stands before the @ tells people apart when it is more than one word; to look for the domain too, which
            -- many have in common, costs more than all else. So the index is asked for the one, and who it finds is compared with the whole.
            if mailbox ~ '[^[:alpha:]].*@' then
                patterns := patterns || word_pattern(mailbox);
                conditions := conditions || format('s.document like $1[%s] and (s.document || '''') like $1[%s]', cardinality(patterns), place);
            else
                conditions := conditions || format('s.document like $1[%s]', place);
            end if;
        end loop;

        if cardinality(wanted_words) > 6 then
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
