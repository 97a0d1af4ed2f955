-- PostgreSQL database dump

-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

-- Name: pg_trgm; Type: EXTENSION; Schema: -; Owner: -

CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- Name: begin_change(uuid, text, text, timestamp with time zone, bigint[]); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.begin_change(person uuid, actor text, origin text, moment timestamp with time zone, if_match bigint[]) RETURNS timestamp with time zone
    LANGUAGE plpgsql
    AS $$
declare
    stored_version bigint;
    stored_moment  timestamptz;
begin
    select version, updated_at into stored_version, stored_moment from people where person_id = person for no key update;

    if not found then
        raise exception using errcode = 'ID404', message = 'There is no such person.';
    end if;

    if if_match is not null and stored_version <> all (if_match) then
        raise exception using errcode = 'ID412', message = 'The person has changed.', hint = (select etag from person_mark(person, moment));
    end if;

    return open_change(actor, origin, greatest(moment, stored_moment));
end
$$;

-- Name: begin_change_of_company(uuid, uuid[], text, text, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.begin_change_of_company(company uuid, visible uuid[], actor text, origin text, moment timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE plpgsql
    AS $$
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

-- Name: begin_change_of_identity(uuid, uuid[], text, text, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.begin_change_of_identity(identity uuid, visible uuid[], actor text, origin text, moment timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE plpgsql
    AS $$
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

-- Name: begin_change_of_item(text, uuid, uuid[], text, text, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.begin_change_of_item(item_kind text, item uuid, visible uuid[], actor text, origin text, moment timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE plpgsql
    AS $$
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

-- Name: begin_change_of_number(integer, text, text, timestamp with time zone, bigint[], timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.begin_change_of_number(number integer, actor text, origin text, moment timestamp with time zone, if_match bigint[], unmodified_since timestamp with time zone, OUT changed_person_id uuid, OUT opened_at timestamp with time zone) RETURNS record
    LANGUAGE plpgsql
    AS $$
declare
    stored_version bigint;
    stored_moment  timestamptz;
begin
    select person_id, version, updated_at into changed_person_id, stored_version, stored_moment
    from   people
    where  person_number = number
    for no key update;

    if not found then
        raise exception using errcode = 'ID404', message = 'There is no such person.';
    end if;

    if if_match is not null and stored_version <> all (if_match) or date_trunc('second', stored_moment) > unmodified_since then
        raise exception using errcode = 'ID412', message = 'The person has changed.',
                              hint = (select etag from person_mark_with_lists(changed_person_id, moment));
    end if;

    opened_at := open_change(actor, origin, greatest(moment, stored_moment));
end
$$;

-- Name: begin_erasure(uuid, text, text, timestamp with time zone, bigint[]); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.begin_erasure(person uuid, actor text, origin text, moment timestamp with time zone, if_match bigint[]) RETURNS timestamp with time zone
    LANGUAGE plpgsql
    AS $$
begin
    if exists (select from deleted_people where person_id = person) then
        return open_change(actor, origin, moment);
    end if;

    return begin_change(person, actor, origin, moment, if_match);
end
$$;

-- Name: begin_role_change(uuid, text, text, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.begin_role_change(target uuid, actor text, origin text, moment timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE plpgsql
    AS $$
declare
    fixed boolean;
begin
    select is_administrator into fixed from roles where role_id = target for update;

    if not found then
        raise exception using errcode = 'IDR04', message = 'There is no such role.', hint = target;
    end if;

    if fixed then
        raise exception using errcode = 'IDR09', message = 'The role is fixed.';
    end if;

    return open_change(actor, origin, moment);
end
$$;

-- Name: begin_user_change(uuid, text, text, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.begin_user_change(target uuid, actor text, origin text, moment timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE plpgsql
    AS $$
begin
    perform from users where user_id = target and deleted_at is null for no key update;

    if not found then
        raise exception using errcode = 'IDU04', message = 'There is no such user.', hint = target;
    end if;

    return open_change(actor, origin, moment);
end
$$;

-- Name: bury_person(); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.bury_person() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    insert into deleted_people (person_id, person_number, version, deleted_at, deleted_by)
    values (old.person_id, old.person_number, old.version + 1,
            coalesce(nullif(current_setting('identities.moment', true), '')::timestamptz, now()),
            nullif(current_setting('identities.actor', true), ''));

    return old;
end
$$;

-- Name: count_list_version(); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.count_list_version() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    update list_version set version = version + 1;
    return null;
end
$$;

-- Name: count_people(); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.count_people() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

-- Name: country_code_of(text); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.country_code_of(country text) RETURNS character
    LANGUAGE plpgsql STABLE
    AS $$
begin
    return coalesce(
        (select country_code from countries where country_code = upper(country)),
        (select country_code from countries where alpha3 = upper(country)),
        (select country_code from countries where lower(name collate "und-x-icu") = lower(country collate "und-x-icu") limit 1));
end
$$;

-- Name: default_expiry(bigint, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.default_expiry(period bigint, created timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    AS $$
    select case when period > 0 then created + period * interval '1 microsecond' end;
$$;

-- Name: erase_from_log(uuid, text, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.erase_from_log(person uuid, actor text, moment timestamp with time zone) RETURNS void
    LANGUAGE sql
    AS $$
    delete from media_objects
    where  media_object_id in (
        select uuid_of(picture)
        from   change
        cross join lateral unnest(array[before ->> 'avatar_id', after ->> 'avatar_id']) as picture
        where  person_id = person
        and    item_table = 'people')
    and    not exists (select from people where avatar_id = media_object_id)
    and    not exists (select from companies where avatar_id = media_object_id);

    update change
    set    before = null,
           after  = null,
           erased = true
    where  person_id = person
    and    not erased;

    update deleted_people
    set    erased_at = moment,
           erased_by = actor
    where  person_id = person
    and    erased_at is null;
$$;

-- Name: expect_companies(uuid[], uuid[]); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.expect_companies(wanted uuid[], visible uuid[]) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
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

-- Name: expect_held(text, text[], text[]); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.expect_held(caller text, held text[], wanted text[]) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
declare
    known   boolean := exists (select from users where user_id = uuid_of(caller));
    missing text;
begin
    select permission into missing
    from   unnest(wanted) as permission
    where  permission <> all (held)
    or     known and permission <> all (permissions_of(uuid_of(caller)))
    order by permission
    limit  1;

    if found then
        raise exception using errcode = 'IDP03', message = 'The caller does not hold the permission.', hint = missing;
    end if;
end
$$;

-- Name: client_identifiers; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.client_identifiers (
    person_id uuid NOT NULL,
    client_identifier_id uuid NOT NULL,
    "position" integer NOT NULL,
    domain text NOT NULL,
    token text NOT NULL,
    expires timestamp with time zone,
    CONSTRAINT client_identifiers_domain_not_empty CHECK ((domain <> ''::text)),
    CONSTRAINT client_identifiers_token_not_empty CHECK ((token <> ''::text))
);

-- Name: expect_new_client_identifier(public.client_identifiers, text, text, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.expect_new_client_identifier(changing public.client_identifiers, new_domain text, new_token text, moment timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
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

-- Name: expect_parent_company(uuid, uuid, uuid[]); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.expect_parent_company(company uuid, parent uuid, visible uuid[]) RETURNS boolean
    LANGUAGE plpgsql STABLE
    AS $$
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

-- Name: expect_person(uuid, timestamp with time zone, bigint[]); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.expect_person(person uuid, moment timestamp with time zone, if_match bigint[]) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
declare
    stored_version bigint := (select version from people where person_id = person);
begin
    if stored_version is null then
        raise exception using errcode = 'ID404', message = 'There is no such person.';
    end if;

    if if_match is not null and stored_version <> all (if_match) then
        raise exception using errcode = 'ID412', message = 'The person has changed.', hint = (select etag from person_mark(person, moment));
    end if;
end
$$;

-- Name: expect_roles(uuid[]); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.expect_roles(wanted uuid[]) RETURNS void
    LANGUAGE plpgsql
    AS $$
declare
    missing uuid;
begin
    perform from roles where role_id = any (wanted) for key share;

    select id into missing from unnest(wanted) as id where not exists (select from roles where role_id = id) limit 1;

    if found then
        raise exception using errcode = 'IDR05', message = 'There is no such role.', hint = missing;
    end if;
end
$$;

-- Name: expect_unburied(uuid[]); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.expect_unburied(imported uuid[]) RETURNS void
    LANGUAGE plpgsql STABLE
    AS $$
begin
    if exists (select from deleted_people where person_id = any (imported)) then
        raise exception using errcode = 'serialization_failure', message = 'A person has been deleted meanwhile.';
    end if;
end
$$;

-- Name: is_administrator(uuid); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.is_administrator(someone uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    select exists (select from user_roles join roles using (role_id) where user_id = someone and is_administrator);
$$;

-- Name: is_administrators_role(uuid); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.is_administrators_role(role uuid) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    select exists (select from roles where role_id = role and is_administrator);
$$;

-- Name: is_hidden_note(text, jsonb, text); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.is_hidden_note(item_table text, content jsonb, reader text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
    select item_table = 'notes' and coalesce((content ->> 'is_private')::boolean, false) and content ->> 'owner_subject' is distinct from reader;
$$;

-- Name: keep_an_administrator(); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.keep_an_administrator() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    -- One after the other: whoever comes second sees what the first one left.
    perform from roles where is_administrator for no key update;

    if not exists (
        select from users
        join   user_roles using (user_id)
        join   roles      using (role_id)
        where  is_administrator
        and    disabled_at is null
        and    deleted_at is null)
    then
        raise exception using errcode = 'IDA09', message = 'There must be an administrator.';
    end if;

    return null;
end
$$;

-- Name: keep_person_object(); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.keep_person_object() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

-- Name: keep_person_object_without_birth_date(); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.keep_person_object_without_birth_date() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    new.person_object_kept := true;
    return new;
end
$$;

-- Name: log_change(); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.log_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
    key            text := tg_argv[0];
    hidden         text[];
    change_actor   text;
    change_origin  text;
    change_moment  timestamptz;
    befores        jsonb[];
    afters         jsonb[];
    item           jsonb;
    person         uuid;
    person_version bigint;
begin
    if tg_op = 'INSERT' then
        select array_agg(to_jsonb(n)) into afters from new_rows n;
    elsif tg_op = 'DELETE' then
        select array_agg(to_jsonb(o)) into befores from old_rows o;
    else
        select array_agg(old_item), array_agg(new_item) into befores, afters
        from   (select to_jsonb(o) as old_item from old_rows o offset 0) as o
        join   (select to_jsonb(n) as new_item from new_rows n offset 0) as n on new_item -> key = old_item -> key;
    end if;

    if befores is null and afters is null then
        return null;
    end if;

    hidden := string_to_array(tg_argv[1], ',');
    change_actor := nullif(current_setting('identities.actor', true), '');
    change_origin := coalesce(nullif(current_setting('identities.origin', true), ''), 'sql');
    change_moment := coalesce(nullif(current_setting('identities.moment', true), '')::timestamptz, now());

    for place in 1 .. cardinality(coalesce(afters, befores)) loop
        if hidden is not null then
            befores[place] := befores[place] - hidden;
            afters[place] := afters[place] - hidden;
        end if;

        continue when (befores[place] - '{version,changed_in,updated_at,updated_by}'::text[])::text
                    = (afters[place]  - '{version,changed_in,updated_at,updated_by}'::text[])::text;

        item := coalesce(afters[place], befores[place]);

        if person is distinct from (item ->> 'person_id')::uuid then
            person := (item ->> 'person_id')::uuid;

            update people
            set    version    = version + 1,
                   changed_in = pg_current_xact_id(),
                   updated_at = change_moment,
                   updated_by = change_actor
            where  person_id = person
            and    not (changed_in = pg_current_xact_id() and updated_at = change_moment)
            returning version into person_version;

            if not found then
                person_version := coalesce((select version from people         where person_id = person),
                                           (select version from deleted_people where person_id = person));
            end if;
        end if;

        insert into change (person_id, version, moment, actor, origin, item_table, item_id, before, after)
        values (person, person_version, change_moment, change_actor, change_origin, tg_table_name, item ->> key, befores[place], afters[place]);
    end loop;

    return null;
end
$$;

-- Name: log_changes_of(regclass, text); Type: PROCEDURE; Schema: public; Owner: -

CREATE PROCEDURE public.log_changes_of(IN logged regclass, IN key text)
    LANGUAGE plpgsql
    AS $$
begin
    execute format('create trigger log_insert after insert on %s referencing new table as new_rows
                    for each statement execute function log_change(%L)', logged, key);
    execute format('create trigger log_update after update on %s referencing old table as old_rows new table as new_rows
                    for each statement when (pg_trigger_depth() = 0) execute function log_change(%L)', logged, key);
    execute format('create trigger log_delete after delete on %s referencing old table as old_rows
                    for each statement execute function log_change(%L)', logged, key);
end
$$;

-- Name: open_change(text, text, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.open_change(actor text, origin text, moment timestamp with time zone) RETURNS timestamp with time zone
    LANGUAGE plpgsql
    AS $$
begin
    perform set_config('identities.actor', coalesce(actor, ''), true);
    perform set_config('identities.origin', origin, true);
    perform set_config('identities.moment', moment::text, true);

    return moment;
end
$$;

-- Name: people_of_page(); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.people_of_page() RETURNS uuid[]
    LANGUAGE sql STABLE
    AS $$
    select nullif(current_setting('identities.page', true), '')::uuid[];
$$;

-- Name: people_page(text[], uuid[], text[], uuid[], uuid[], boolean, timestamp with time zone, timestamp with time zone, text[], text[], text[], boolean[], bigint, integer, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.people_page(words text[], owners uuid[], addresses text[], wanted_tags uuid[], wanted_segments uuid[], archived boolean, created_from timestamp with time zone, created_before timestamp with time zone, identifiers text[], numbers text[], order_keys text[], order_descends boolean[], skipped bigint, wanted integer, moment timestamp with time zone, OUT person_ids uuid[], OUT total bigint, OUT has_more boolean) RETURNS record
    LANGUAGE plpgsql
    SET jit TO 'off'
    SET max_parallel_workers_per_gather TO '0'
    AS $_$
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
$_$;

-- Name: permissions_of(uuid); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.permissions_of(someone uuid) RETURNS text[]
    LANGUAGE sql STABLE
    AS $$
    select array(
        select distinct permission
        from   user_roles
        join   role_permissions using (role_id)
        where  user_roles.user_id = someone
        order by permission);
$$;

-- Name: person_etag(uuid, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.person_etag(person uuid, moment timestamp with time zone) RETURNS text
    LANGUAGE plpgsql STABLE
    AS $$
declare
    stored_version bigint;
    hidden_tags    bigint;
begin
    select version into stored_version from people where person_id = person;

    select count(*) into hidden_tags
    from   person_tags
    join   tags using (tag_id)
    where  person_id = person
    and    (expires <= moment or deleted_at is not null);

    return stored_version || case when hidden_tags > 0 then '-' || hidden_tags else '' end;
end
$$;

-- Name: person_etag_with_lists(uuid, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.person_etag_with_lists(person uuid, moment timestamp with time zone) RETURNS text
    LANGUAGE sql STABLE
    AS $$
    select person_etag(person, moment) || '-l' || (select version from list_version);
$$;

-- Name: person_mark(uuid, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.person_mark(person uuid, moment timestamp with time zone) RETURNS TABLE(version bigint, etag text)
    LANGUAGE sql STABLE
    AS $$
    select version, version || coalesce('-' || nullif(hidden_tags, 0), '')
    from   (select (select version from people where person_id = person) as version,
                   (select count(*)
                    from   person_tags
                    where  person_id = person
                    and    (expires <= moment
                            or exists (select from tags where tags.tag_id = person_tags.tag_id and deleted_at is not null))) as hidden_tags) as mark;
$$;

-- Name: person_mark_with_lists(uuid, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.person_mark_with_lists(person uuid, moment timestamp with time zone) RETURNS TABLE(etag text)
    LANGUAGE sql STABLE
    AS $$
    select etag || '-l' || (select version from list_version) from person_mark(person, moment);
$$;

-- Name: person_of_item(text, uuid, timestamp with time zone); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.person_of_item(item_kind text, item uuid, moment timestamp with time zone) RETURNS uuid
    LANGUAGE plpgsql STABLE
    AS $$
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

-- Name: phone_digits(text); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.phone_digits(number text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
    select case when ltrim(number) like '+%' then '+' else '' end || regexp_replace(number, '[^0-9]', '', 'g');
$$;

-- Name: phone_kind_of(text); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.phone_kind_of(label text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
    select case when lower(label) in ('work', 'mobile', 'home', 'other', 'fax', 'internet') then lower(label) end;
$$;

-- Name: refresh_search(uuid); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.refresh_search(person uuid) RETURNS void
    LANGUAGE plpgsql
    AS $$
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

-- Name: refresh_search_of_row(); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.refresh_search_of_row() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
declare
    person uuid := coalesce(new.person_id, old.person_id);
begin
    if not exists (select from person_search where person_id = person and refreshed_in = pg_current_xact_id()) then
        perform refresh_search(person);
    end if;

    return null;
end
$$;

-- Name: refuse_buried_person(); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.refuse_buried_person() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if exists (select from deleted_people where person_id = new.person_id) then
        raise exception using errcode = 'ID410', message = 'The id of a deleted person never comes back.';
    end if;

    return new;
end
$$;

-- Name: refuse_hidden_note(uuid); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.refuse_hidden_note(note uuid) RETURNS integer
    LANGUAGE plpgsql
    AS $$
begin
    raise exception using errcode = 'IDN04', message = 'The note is private.', hint = note;
end
$$;

-- Name: refuse_taken_tag_id(); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.refuse_taken_tag_id() RETURNS integer
    LANGUAGE plpgsql
    AS $$
begin
    raise exception using errcode = 'unique_violation', constraint = 'person_tags_pkey', message = 'Another tag of the person has this id.';
end
$$;

-- Name: search_document(text); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.search_document(fields text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE
    AS $$
declare
    lowered text := ' ' || lower(fields collate "und-x-icu");
    plain   text := translate(lowered, '.,:;@-_+/\()''"&#', '                ');
begin
    return case when plain = lowered then lowered else lowered || plain end;
end
$$;

-- Name: tags; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.tags (
    tag_id uuid NOT NULL,
    tag_name text NOT NULL,
    disabled boolean DEFAULT false NOT NULL,
    description text,
    default_expire_period bigint DEFAULT 0 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone,
    deleted_by text,
    background_color text,
    text_color text,
    CONSTRAINT tags_default_expire_period_not_negative CHECK ((default_expire_period >= 0))
);

-- Name: usable_tag(uuid); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.usable_tag(wanted uuid) RETURNS public.tags
    LANGUAGE plpgsql STABLE STRICT
    AS $$
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

-- Name: uuid_of(text); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.uuid_of(text) RETURNS uuid
    LANGUAGE sql IMMUTABLE
    AS $_$
    select case when $1 ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then $1::uuid end;
$_$;

-- Name: word_pattern(text); Type: FUNCTION; Schema: public; Owner: -

CREATE FUNCTION public.word_pattern(word text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
    select case when char_length(word) > 2 then '%' else '% ' end
           || replace(replace(replace(lower(word collate "und-x-icu"), '\', '\\'), '%', '\%'), '_', '\_')
           || '%';
$$;

-- Name: addresses; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.addresses (
    person_id uuid NOT NULL,
    person_address_id uuid NOT NULL,
    "position" integer NOT NULL,
    is_primary boolean DEFAULT false NOT NULL,
    kind text,
    street text,
    street2 text,
    street3 text,
    office_box text,
    area text,
    city text,
    state text,
    postal_code text,
    country text,
    country_code character(2)
)
WITH (fillfactor='90');

-- Name: aliases; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.aliases (
    person_id uuid NOT NULL,
    person_alias_id uuid NOT NULL,
    "position" integer NOT NULL,
    first_name text,
    middle_name text,
    last_name text,
    title text
)
WITH (fillfactor='90');

-- Name: api_key_hashes; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.api_key_hashes (
    key_hash bytea NOT NULL,
    api_key_id uuid NOT NULL
);

-- Name: api_keys; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.api_keys (
    api_key_id uuid NOT NULL,
    user_id uuid NOT NULL,
    name text,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone
);

-- Name: change; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.change (
    change_id bigint NOT NULL,
    transaction_id xid8 DEFAULT pg_current_xact_id() NOT NULL,
    person_id uuid,
    version bigint,
    moment timestamp with time zone NOT NULL,
    actor text,
    origin text NOT NULL,
    item_table text NOT NULL,
    item_id text NOT NULL,
    before jsonb,
    after jsonb,
    erased boolean DEFAULT false NOT NULL
);

-- Name: change_change_id_seq; Type: SEQUENCE; Schema: public; Owner: -

ALTER TABLE public.change ALTER COLUMN change_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.change_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: chosen_items; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.chosen_items (
    person_id uuid NOT NULL,
    chosen_item_id uuid NOT NULL,
    "position" integer NOT NULL,
    list text NOT NULL,
    item_id integer NOT NULL
);

-- Name: companies; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.companies (
    company_id uuid NOT NULL,
    company_number integer NOT NULL,
    name text NOT NULL,
    parent_company_id uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    description text,
    website text,
    customer_id text,
    external_source text,
    chamber_of_commerce_number text,
    linkedin_id text,
    linkedin_public_identifier text,
    linkedin_internal_id text,
    imported_at timestamp with time zone,
    archived_at timestamp with time zone,
    owner_user_id uuid,
    avatar_id uuid,
    owner_company_id uuid
);

-- Name: companies_company_number_seq; Type: SEQUENCE; Schema: public; Owner: -

ALTER TABLE public.companies ALTER COLUMN company_number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.companies_company_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: company_addresses; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.company_addresses (
    company_id uuid NOT NULL,
    street text,
    postal_code text,
    city text,
    country_code character(2)
);

-- Name: company_emails; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.company_emails (
    company_id uuid NOT NULL,
    company_email_id uuid NOT NULL,
    "position" integer NOT NULL,
    email text NOT NULL
);

-- Name: company_phones; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.company_phones (
    company_id uuid NOT NULL,
    company_phone_id uuid NOT NULL,
    "position" integer NOT NULL,
    kind text,
    number text NOT NULL,
    digits text NOT NULL,
    CONSTRAINT company_phones_kind_known CHECK ((kind = ANY (ARRAY['work'::text, 'mobile'::text, 'home'::text, 'other'::text, 'fax'::text])))
);

-- Name: company_segments; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.company_segments (
    company_id uuid NOT NULL,
    company_segment_id uuid NOT NULL,
    "position" integer NOT NULL,
    segment_id uuid NOT NULL
);

-- Name: company_tags; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.company_tags (
    company_id uuid NOT NULL,
    company_tag_id uuid NOT NULL,
    tag_id uuid NOT NULL,
    "position" integer NOT NULL,
    created timestamp with time zone NOT NULL,
    expires timestamp with time zone
);

-- Name: consents; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.consents (
    person_id uuid NOT NULL,
    consent_id uuid NOT NULL,
    consent_number integer NOT NULL,
    "position" integer NOT NULL,
    purpose_id integer NOT NULL,
    legal_base_id integer NOT NULL,
    source_id integer NOT NULL,
    comment text,
    registered_at timestamp with time zone NOT NULL,
    registered_by text,
    updated_at timestamp with time zone NOT NULL,
    updated_by text
);

-- Name: consents_consent_number_seq; Type: SEQUENCE; Schema: public; Owner: -

ALTER TABLE public.consents ALTER COLUMN consent_number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.consents_consent_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: countries; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.countries (
    country_code character(2) NOT NULL,
    alpha3 character(3) NOT NULL,
    country_id integer NOT NULL,
    name text NOT NULL
);

-- Name: deleted_people; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.deleted_people (
    person_id uuid NOT NULL,
    person_number integer NOT NULL,
    version bigint NOT NULL,
    deleted_at timestamp with time zone NOT NULL,
    deleted_by text,
    erased_at timestamp with time zone,
    erased_by text
);

-- Name: emails; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.emails (
    person_id uuid NOT NULL,
    email_id uuid NOT NULL,
    "position" integer NOT NULL,
    kind text DEFAULT 'email'::text NOT NULL,
    email text NOT NULL,
    description text,
    bounce_count integer DEFAULT 0 NOT NULL,
    CONSTRAINT emails_kind_known CHECK ((kind = ANY (ARRAY['email'::text, 'chat'::text])))
);

-- Name: entity_fields; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.entity_fields (
    person_id uuid NOT NULL,
    entity_field_id uuid NOT NULL,
    "position" integer NOT NULL,
    name text NOT NULL,
    string_value text,
    date_value timestamp with time zone,
    number_value numeric,
    bool_value boolean,
    dictionary text,
    CONSTRAINT entity_fields_one_value CHECK ((num_nonnulls(string_value, date_value, number_value, bool_value) = 1))
)
WITH (fillfactor='90');

-- Name: list_items; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.list_items (
    list text NOT NULL,
    item_id integer NOT NULL,
    item_key text,
    name text NOT NULL,
    tooltip text,
    rank integer NOT NULL,
    deleted boolean DEFAULT false NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    log_key text GENERATED ALWAYS AS (((list || ':'::text) || (item_id)::text)) STORED
);

-- Name: list_version; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.list_version (
    version bigint NOT NULL
);

-- Name: lists; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.lists (
    list text NOT NULL,
    last_item_id integer DEFAULT 0 NOT NULL
);

-- Name: media_objects; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.media_objects (
    media_object_id uuid NOT NULL,
    media_type text NOT NULL,
    bytes bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by text
);
ALTER TABLE ONLY public.media_objects ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- Name: note_categories; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.note_categories (
    category_id uuid NOT NULL,
    title text NOT NULL,
    created_at timestamp with time zone NOT NULL
);

-- Name: notes; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.notes (
    person_id uuid NOT NULL,
    note_id uuid NOT NULL,
    "position" integer NOT NULL,
    summary text,
    body text,
    author text,
    author_id uuid,
    owner_subject text,
    shared_id uuid,
    flagged boolean DEFAULT false NOT NULL,
    is_private boolean DEFAULT false NOT NULL,
    category_id uuid,
    created_at timestamp with time zone NOT NULL,
    creator_subject text
);

-- Name: people; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.people (
    person_id uuid NOT NULL,
    person_number integer NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    changed_in xid8 DEFAULT pg_current_xact_id() NOT NULL,
    handle text,
    owner_company_id uuid DEFAULT '01900000-0000-7000-8000-000000000001'::uuid NOT NULL,
    owner_user_id uuid,
    initials text,
    job_title text,
    academic_title text,
    description text,
    birth_date date,
    birth_year_known boolean DEFAULT true NOT NULL,
    customer_id text,
    linkedin_id text,
    external_source text,
    dbi_agent_id integer DEFAULT 0 NOT NULL,
    dbi_key text,
    archived_at timestamp with time zone,
    dialect_members jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by text,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_by text,
    avatar_id uuid,
    person_object_id uuid DEFAULT gen_random_uuid() NOT NULL,
    person_object_kept boolean DEFAULT false NOT NULL,
    person_object_without uuid[]
)
WITH (fillfactor='85', autovacuum_vacuum_scale_factor='0.02');

-- Name: people_counts; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.people_counts (
    part integer NOT NULL,
    people bigint NOT NULL
);

-- Name: people_counts_part_seq; Type: SEQUENCE; Schema: public; Owner: -

ALTER TABLE public.people_counts ALTER COLUMN part ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.people_counts_part_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: people_person_number_seq; Type: SEQUENCE; Schema: public; Owner: -

ALTER TABLE public.people ALTER COLUMN person_number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.people_person_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: person_companies; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.person_companies (
    person_id uuid NOT NULL,
    person_company_id uuid NOT NULL,
    "position" integer NOT NULL,
    company_id uuid NOT NULL,
    is_primary boolean DEFAULT false NOT NULL
);

-- Name: phones; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.phones (
    person_id uuid NOT NULL,
    phone_id uuid NOT NULL,
    "position" integer NOT NULL,
    kind text,
    label text,
    number text NOT NULL,
    digits text NOT NULL,
    description text,
    CONSTRAINT phones_kind_known CHECK ((kind = ANY (ARRAY['work'::text, 'mobile'::text, 'home'::text, 'other'::text, 'fax'::text, 'internet'::text])))
);

-- Name: person_objects; Type: VIEW; Schema: public; Owner: -

CREATE VIEW public.person_objects AS
 SELECT people.person_id,
    people.person_object_id
   FROM public.people
  WHERE (people.person_object_kept OR (people.birth_date IS NOT NULL) OR (EXISTS ( SELECT
           FROM public.aliases
          WHERE (aliases.person_id = people.person_id))) OR (EXISTS ( SELECT
           FROM public.phones
          WHERE ((phones.person_id = people.person_id) AND (phones.phone_id <> ALL (COALESCE(people.person_object_without, '{}'::uuid[])))))) OR (EXISTS ( SELECT
           FROM public.addresses
          WHERE ((addresses.person_id = people.person_id) AND (addresses.person_address_id <> ALL (COALESCE(people.person_object_without, '{}'::uuid[])))))));

-- Name: person_search; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.person_search (
    person_id uuid NOT NULL,
    document text NOT NULL,
    sort_name text COLLATE pg_catalog."und-x-icu",
    created_at timestamp with time zone NOT NULL,
    archived_at timestamp with time zone,
    refreshed_in xid8 DEFAULT pg_current_xact_id() NOT NULL
)
WITH (autovacuum_vacuum_scale_factor='0.05');
ALTER TABLE ONLY public.person_search ALTER COLUMN document SET STATISTICS 400;

-- Name: person_segments; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.person_segments (
    person_id uuid NOT NULL,
    person_segment_id uuid NOT NULL,
    "position" integer NOT NULL,
    segment_id uuid NOT NULL
);
ALTER TABLE ONLY public.person_segments ALTER COLUMN segment_id SET STATISTICS 1000;

-- Name: person_tags; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.person_tags (
    person_id uuid NOT NULL,
    person_tag_id uuid NOT NULL,
    tag_id uuid NOT NULL,
    "position" integer NOT NULL,
    created timestamp with time zone NOT NULL,
    expires timestamp with time zone,
    CONSTRAINT person_tags_expires_after_created CHECK ((expires > created)),
    CONSTRAINT person_tags_expires_in_calendar CHECK ((expires < '10000-01-01 00:00:00+00'::timestamp with time zone))
)
WITH (fillfactor='90');
ALTER TABLE ONLY public.person_tags ALTER COLUMN tag_id SET STATISTICS 1000;

-- Name: role_permissions; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.role_permissions (
    role_id uuid NOT NULL,
    permission text NOT NULL
);

-- Name: roles; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.roles (
    role_id uuid NOT NULL,
    name text NOT NULL,
    is_administrator boolean DEFAULT false NOT NULL
);

-- Name: schemaversions; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.schemaversions (
    schemaversionsid integer NOT NULL,
    scriptname character varying(255) NOT NULL,
    applied timestamp without time zone NOT NULL
);

-- Name: schemaversions_schemaversionsid_seq; Type: SEQUENCE; Schema: public; Owner: -

CREATE SEQUENCE public.schemaversions_schemaversionsid_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

-- Name: schemaversions_schemaversionsid_seq; Type: SEQUENCE OWNED BY; Schema: public; Owner: -

ALTER SEQUENCE public.schemaversions_schemaversionsid_seq OWNED BY public.schemaversions.schemaversionsid;

-- Name: segments; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.segments (
    segment_id uuid NOT NULL,
    title text NOT NULL,
    icon text NOT NULL,
    sequence integer,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);

-- Name: shown_roles; Type: VIEW; Schema: public; Owner: -

CREATE VIEW public.shown_roles AS
 SELECT roles.role_id,
    roles.name,
    roles.is_administrator,
    ARRAY( SELECT role_permissions.permission
           FROM public.role_permissions
          WHERE (role_permissions.role_id = roles.role_id)
          ORDER BY role_permissions.permission) AS permissions
   FROM public.roles;

-- Name: user_roles; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.user_roles (
    user_id uuid NOT NULL,
    role_id uuid NOT NULL
);

-- Name: users; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.users (
    user_id uuid NOT NULL,
    user_number integer NOT NULL,
    username text NOT NULL,
    password_hash text NOT NULL,
    failed_logins integer DEFAULT 0 NOT NULL,
    locked_until timestamp with time zone,
    disabled_at timestamp with time zone,
    deleted_at timestamp with time zone,
    tokens_valid_from timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

-- Name: shown_users; Type: VIEW; Schema: public; Owner: -

CREATE VIEW public.shown_users AS
 SELECT users.user_id,
    users.username,
    (users.disabled_at IS NOT NULL) AS disabled,
    users.created_at AS created,
    ARRAY( SELECT user_roles.role_id
           FROM (public.user_roles
             JOIN public.roles USING (role_id))
          WHERE (user_roles.user_id = users.user_id)
          ORDER BY roles.name, user_roles.role_id) AS role_ids,
    ARRAY( SELECT roles.name
           FROM (public.user_roles
             JOIN public.roles USING (role_id))
          WHERE (user_roles.user_id = users.user_id)
          ORDER BY roles.name, user_roles.role_id) AS role_names
   FROM public.users
  WHERE (users.deleted_at IS NULL);

-- Name: urls; Type: TABLE; Schema: public; Owner: -

CREATE TABLE public.urls (
    person_id uuid NOT NULL,
    url_id uuid NOT NULL,
    "position" integer NOT NULL,
    url text NOT NULL,
    description text
);

-- Name: users_user_number_seq; Type: SEQUENCE; Schema: public; Owner: -

ALTER TABLE public.users ALTER COLUMN user_number ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.users_user_number_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

-- Name: schemaversions schemaversionsid; Type: DEFAULT; Schema: public; Owner: -

ALTER TABLE ONLY public.schemaversions ALTER COLUMN schemaversionsid SET DEFAULT nextval('public.schemaversions_schemaversionsid_seq'::regclass);

-- Data for Name: addresses; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: aliases; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: api_key_hashes; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: api_keys; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: change; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: chosen_items; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: client_identifiers; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: companies; Type: TABLE DATA; Schema: public; Owner: -

INSERT INTO public.companies OVERRIDING SYSTEM VALUE VALUES
	('01900000-0000-7000-8000-000000000001', 1, 'Identities', NULL, '2026-12-01 16:40:28.89271+00', '2026-12-01 16:40:28.89271+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

-- Data for Name: company_addresses; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: company_emails; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: company_phones; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: company_segments; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: company_tags; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: consents; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: countries; Type: TABLE DATA; Schema: public; Owner: -

INSERT INTO public.countries VALUES
	('AD', 'AND', 20, 'Andorra'),
	('AE', 'ARE', 784, 'United Arab Emirates'),
	('AF', 'AFG', 4, 'Afghanistan'),
	('AG', 'ATG', 28, 'Antigua & Barbuda'),
	('AI', 'AIA', 660, 'Anguilla'),
	('AL', 'ALB', 8, 'Albania'),
	('AM', 'ARM', 51, 'Armenia'),
	('AO', 'AGO', 24, 'Angola'),
	('AQ', 'ATA', 10, 'Antarctica'),
	('AR', 'ARG', 32, 'Argentina'),
	('AS', 'ASM', 16, 'American Samoa'),
	('AT', 'AUT', 40, 'Austria'),
	('AU', 'AUS', 36, 'Australia'),
	('AW', 'ABW', 533, 'Aruba'),
	('AX', 'ALA', 248, 'Åland Islands'),
	('AZ', 'AZE', 31, 'Azerbaijan'),
	('BA', 'BIH', 70, 'Bosnia & Herzegovina'),
	('BB', 'BRB', 52, 'Barbados'),
	('BD', 'BGD', 50, 'Bangladesh'),
	('BE', 'BEL', 56, 'Belgium'),
	('BF', 'BFA', 854, 'Burkina Faso'),
	('BG', 'BGR', 100, 'Bulgaria'),
	('BH', 'BHR', 48, 'Bahrain'),
	('BI', 'BDI', 108, 'Burundi'),
	('BJ', 'BEN', 204, 'Benin'),
	('BL', 'BLM', 652, 'St. Barthélemy'),
	('BM', 'BMU', 60, 'Bermuda'),
	('BN', 'BRN', 96, 'Brunei'),
	('BO', 'BOL', 68, 'Bolivia'),
	('BQ', 'BES', 535, 'Caribbean Netherlands'),
	('BR', 'BRA', 76, 'Brazil'),
	('BS', 'BHS', 44, 'Bahamas'),
	('BT', 'BTN', 64, 'Bhutan'),
	('BV', 'BVT', 74, 'Bouvet Island'),
	('BW', 'BWA', 72, 'Botswana'),
	('BY', 'BLR', 112, 'Belarus'),
	('BZ', 'BLZ', 84, 'Belize'),
	('CA', 'CAN', 124, 'Canada'),
	('CC', 'CCK', 166, 'Cocos (Keeling) Islands'),
	('CD', 'COD', 180, 'Congo - Kinshasa'),
	('CF', 'CAF', 140, 'Central African Republic'),
	('CG', 'COG', 178, 'Congo - Brazzaville'),
	('CH', 'CHE', 756, 'Switzerland'),
	('CI', 'CIV', 384, 'Côte d''Ivoire'),
	('CK', 'COK', 184, 'Cook Islands'),
	('CL', 'CHL', 152, 'Chile'),
	('CM', 'CMR', 120, 'Cameroon'),
	('CN', 'CHN', 156, 'China'),
	('CO', 'COL', 170, 'Colombia'),
	('CR', 'CRI', 188, 'Costa Rica'),
	('CU', 'CUB', 192, 'Cuba'),
	('CV', 'CPV', 132, 'Cape Verde'),
	('CW', 'CUW', 531, 'Curaçao'),
	('CX', 'CXR', 162, 'Christmas Island'),
	('CY', 'CYP', 196, 'Cyprus'),
	('CZ', 'CZE', 203, 'Czechia'),
	('DE', 'DEU', 276, 'Germany'),
	('DJ', 'DJI', 262, 'Djibouti'),
	('DK', 'DNK', 208, 'Denmark'),
	('DM', 'DMA', 212, 'Dominica'),
	('DO', 'DOM', 214, 'Dominican Republic'),
	('DZ', 'DZA', 12, 'Algeria'),
	('EC', 'ECU', 218, 'Ecuador'),
	('EE', 'EST', 233, 'Estonia'),
	('EG', 'EGY', 818, 'Egypt'),
	('EH', 'ESH', 732, 'Western Sahara'),
	('ER', 'ERI', 232, 'Eritrea'),
	('ES', 'ESP', 724, 'Spain'),
	('ET', 'ETH', 231, 'Ethiopia'),
	('FI', 'FIN', 246, 'Finland'),
	('FJ', 'FJI', 242, 'Fiji'),
	('FK', 'FLK', 238, 'Falkland Islands'),
	('FM', 'FSM', 583, 'Micronesia'),
	('FO', 'FRO', 234, 'Faroe Islands'),
	('FR', 'FRA', 250, 'France'),
	('GA', 'GAB', 266, 'Gabon'),
	('GB', 'GBR', 826, 'United Kingdom'),
	('GD', 'GRD', 308, 'Grenada'),
	('GE', 'GEO', 268, 'Georgia'),
	('GF', 'GUF', 254, 'French Guiana'),
	('GG', 'GGY', 831, 'Guernsey'),
	('GH', 'GHA', 288, 'Ghana'),
	('GI', 'GIB', 292, 'Gibraltar'),
	('GL', 'GRL', 304, 'Greenland'),
	('GM', 'GMB', 270, 'Gambia'),
	('GN', 'GIN', 324, 'Guinea'),
	('GP', 'GLP', 312, 'Guadeloupe'),
	('GQ', 'GNQ', 226, 'Equatorial Guinea'),
	('GR', 'GRC', 300, 'Greece'),
	('GS', 'SGS', 239, 'South Georgia & South Sandwich Islands'),
	('GT', 'GTM', 320, 'Guatemala'),
	('GU', 'GUM', 316, 'Guam'),
	('GW', 'GNB', 624, 'Guinea-Bissau'),
	('GY', 'GUY', 328, 'Guyana'),
	('HK', 'HKG', 344, 'Hong Kong SAR China'),
	('HM', 'HMD', 334, 'Heard & McDonald Islands'),
	('HN', 'HND', 340, 'Honduras'),
	('HR', 'HRV', 191, 'Croatia'),
	('HT', 'HTI', 332, 'Haiti'),
	('HU', 'HUN', 348, 'Hungary'),
	('ID', 'IDN', 360, 'Indonesia'),
	('IE', 'IRL', 372, 'Ireland'),
	('IL', 'ISR', 376, 'Israel'),
	('IM', 'IMN', 833, 'Isle of Man'),
	('IN', 'IND', 356, 'India'),
	('IO', 'IOT', 86, 'British Indian Ocean Territory'),
	('IQ', 'IRQ', 368, 'Iraq'),
	('IR', 'IRN', 364, 'Iran'),
	('IS', 'ISL', 352, 'Iceland'),
	('IT', 'ITA', 380, 'Italy'),
	('JE', 'JEY', 832, 'Jersey'),
	('JM', 'JAM', 388, 'Jamaica'),
	('JO', 'JOR', 400, 'Jordan'),
	('JP', 'JPN', 392, 'Japan'),
	('KE', 'KEN', 404, 'Kenya'),
	('KG', 'KGZ', 417, 'Kyrgyzstan'),
	('KH', 'KHM', 116, 'Cambodia'),
	('KI', 'KIR', 296, 'Kiribati'),
	('KM', 'COM', 174, 'Comoros'),
	('KN', 'KNA', 659, 'St. Kitts & Nevis'),
	('KP', 'PRK', 408, 'North Korea'),
	('KR', 'KOR', 410, 'South Korea'),
	('KW', 'KWT', 414, 'Kuwait'),
	('KY', 'CYM', 136, 'Cayman Islands'),
	('KZ', 'KAZ', 398, 'Kazakhstan'),
	('LA', 'LAO', 418, 'Laos'),
	('LB', 'LBN', 422, 'Lebanon'),
	('LC', 'LCA', 662, 'St. Lucia'),
	('LI', 'LIE', 438, 'Liechtenstein'),
	('LK', 'LKA', 144, 'Sri Lanka'),
	('LR', 'LBR', 430, 'Liberia'),
	('LS', 'LSO', 426, 'Lesotho'),
	('LT', 'LTU', 440, 'Lithuania'),
	('LU', 'LUX', 442, 'Luxembourg'),
	('LV', 'LVA', 428, 'Latvia'),
	('LY', 'LBY', 434, 'Libya'),
	('MA', 'MAR', 504, 'Morocco'),
	('MC', 'MCO', 492, 'Monaco'),
	('MD', 'MDA', 498, 'Moldova'),
	('ME', 'MNE', 499, 'Montenegro'),
	('MF', 'MAF', 663, 'St. Martin'),
	('MG', 'MDG', 450, 'Madagascar'),
	('MH', 'MHL', 584, 'Marshall Islands'),
	('MK', 'MKD', 807, 'North Macedonia'),
	('ML', 'MLI', 466, 'Mali'),
	('MM', 'MMR', 104, 'Myanmar (Burma)'),
	('MN', 'MNG', 496, 'Mongolia'),
	('MO', 'MAC', 446, 'Macao SAR China'),
	('MP', 'MNP', 580, 'Northern Mariana Islands'),
	('MQ', 'MTQ', 474, 'Martinique'),
	('MR', 'MRT', 478, 'Mauritania'),
	('MS', 'MSR', 500, 'Montserrat'),
	('MT', 'MLT', 470, 'Malta'),
	('MU', 'MUS', 480, 'Mauritius'),
	('MV', 'MDV', 462, 'Maldives'),
	('MW', 'MWI', 454, 'Malawi'),
	('MX', 'MEX', 484, 'Mexico'),
	('MY', 'MYS', 458, 'Malaysia'),
	('MZ', 'MOZ', 508, 'Mozambique'),
	('NA', 'NAM', 516, 'Namibia'),
	('NC', 'NCL', 540, 'New Caledonia'),
	('NE', 'NER', 562, 'Niger'),
	('NF', 'NFK', 574, 'Norfolk Island'),
	('NG', 'NGA', 566, 'Nigeria'),
	('NI', 'NIC', 558, 'Nicaragua'),
	('NL', 'NLD', 528, 'Netherlands'),
	('NO', 'NOR', 578, 'Norway'),
	('NP', 'NPL', 524, 'Nepal'),
	('NR', 'NRU', 520, 'Nauru'),
	('NU', 'NIU', 570, 'Niue'),
	('NZ', 'NZL', 554, 'New Zealand'),
	('OM', 'OMN', 512, 'Oman'),
	('PA', 'PAN', 591, 'Panama'),
	('PE', 'PER', 604, 'Peru'),
	('PF', 'PYF', 258, 'French Polynesia'),
	('PG', 'PNG', 598, 'Papua New Guinea'),
	('PH', 'PHL', 608, 'Philippines'),
	('PK', 'PAK', 586, 'Pakistan'),
	('PL', 'POL', 616, 'Poland'),
	('PM', 'SPM', 666, 'St. Pierre & Miquelon'),
	('PN', 'PCN', 612, 'Pitcairn Islands'),
	('PR', 'PRI', 630, 'Puerto Rico'),
	('PS', 'PSE', 275, 'Palestinian Territories'),
	('PT', 'PRT', 620, 'Portugal'),
	('PW', 'PLW', 585, 'Palau'),
	('PY', 'PRY', 600, 'Paraguay'),
	('QA', 'QAT', 634, 'Qatar'),
	('RE', 'REU', 638, 'Réunion'),
	('RO', 'ROU', 642, 'Romania'),
	('RS', 'SRB', 688, 'Serbia'),
	('RU', 'RUS', 643, 'Russia'),
	('RW', 'RWA', 646, 'Rwanda'),
	('SA', 'SAU', 682, 'Saudi Arabia'),
	('SB', 'SLB', 90, 'Solomon Islands'),
	('SC', 'SYC', 690, 'Seychelles'),
	('SD', 'SDN', 729, 'Sudan'),
	('SE', 'SWE', 752, 'Sweden'),
	('SG', 'SGP', 702, 'Singapore'),
	('SH', 'SHN', 654, 'St. Helena'),
	('SI', 'SVN', 705, 'Slovenia'),
	('SJ', 'SJM', 744, 'Svalbard & Jan Mayen'),
	('SK', 'SVK', 703, 'Slovakia'),
	('SL', 'SLE', 694, 'Sierra Leone'),
	('SM', 'SMR', 674, 'San Marino'),
	('SN', 'SEN', 686, 'Senegal'),
	('SO', 'SOM', 706, 'Somalia'),
	('SR', 'SUR', 740, 'Suriname'),
	('SS', 'SSD', 728, 'South Sudan'),
	('ST', 'STP', 678, 'São Tomé & Príncipe'),
	('SV', 'SLV', 222, 'El Salvador'),
	('SX', 'SXM', 534, 'Sint Maarten'),
	('SY', 'SYR', 760, 'Syria'),
	('SZ', 'SWZ', 748, 'Eswatini'),
	('TC', 'TCA', 796, 'Turks & Caicos Islands'),
	('TD', 'TCD', 148, 'Chad'),
	('TF', 'ATF', 260, 'French Southern Territories'),
	('TG', 'TGO', 768, 'Togo'),
	('TH', 'THA', 764, 'Thailand'),
	('TJ', 'TJK', 762, 'Tajikistan'),
	('TK', 'TKL', 772, 'Tokelau'),
	('TL', 'TLS', 626, 'Timor-Leste'),
	('TM', 'TKM', 795, 'Turkmenistan'),
	('TN', 'TUN', 788, 'Tunisia'),
	('TO', 'TON', 776, 'Tonga'),
	('TR', 'TUR', 792, 'Türkiye'),
	('TT', 'TTO', 780, 'Trinidad & Tobago'),
	('TV', 'TUV', 798, 'Tuvalu'),
	('TW', 'TWN', 158, 'Taiwan'),
	('TZ', 'TZA', 834, 'Tanzania'),
	('UA', 'UKR', 804, 'Ukraine'),
	('UG', 'UGA', 800, 'Uganda'),
	('UM', 'UMI', 581, 'U.S. Outlying Islands'),
	('US', 'USA', 840, 'United States'),
	('UY', 'URY', 858, 'Uruguay'),
	('UZ', 'UZB', 860, 'Uzbekistan'),
	('VA', 'VAT', 336, 'Vatican City'),
	('VC', 'VCT', 670, 'St. Vincent & Grenadines'),
	('VE', 'VEN', 862, 'Venezuela'),
	('VG', 'VGB', 92, 'British Virgin Islands'),
	('VI', 'VIR', 850, 'U.S. Virgin Islands'),
	('VN', 'VNM', 704, 'Vietnam'),
	('VU', 'VUT', 548, 'Vanuatu'),
	('WF', 'WLF', 876, 'Wallis & Futuna'),
	('WS', 'WSM', 882, 'Samoa'),
	('YE', 'YEM', 887, 'Yemen'),
	('YT', 'MYT', 175, 'Mayotte'),
	('ZA', 'ZAF', 710, 'South Africa'),
	('ZM', 'ZMB', 894, 'Zambia'),
	('ZW', 'ZWE', 716, 'Zimbabwe');

-- Data for Name: deleted_people; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: emails; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: entity_fields; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: list_items; Type: TABLE DATA; Schema: public; Owner: -

INSERT INTO public.list_items VALUES
	('business', 1, NULL, 'Manufacturing', NULL, 1, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('business', 2, NULL, 'Retail', NULL, 2, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('business', 3, NULL, 'Information technology', NULL, 3, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('business', 4, NULL, 'Finance', NULL, 4, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('business', 5, NULL, 'Public sector', NULL, 5, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('business', 6, NULL, 'Education', NULL, 6, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('business', 7, NULL, 'Health', NULL, 7, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('business', 8, NULL, 'Other', NULL, 8, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('category', 1, NULL, 'Customer', NULL, 1, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('category', 2, NULL, 'Prospect', NULL, 2, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('category', 3, NULL, 'Supplier', NULL, 3, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('category', 4, NULL, 'Partner', NULL, 4, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('category', 5, NULL, 'Competitor', NULL, 5, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('category', 6, NULL, 'Lead', NULL, 6, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('consentpurpose', 1, 'STORE', 'Selling and service', 'Keeping the data that selling and serving take', 1, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('consentpurpose', 2, 'EMARKETING', 'E-marketing', 'Sending news and offers by e-mail', 2, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('consentsource', 1, 'USER', 'Entered by a user', NULL, 1, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('consentsource', 2, 'WEBFORM', 'Web form', NULL, 2, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('consentsource', 3, 'API', 'Another system', NULL, 3, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('customerlanguage', 1, NULL, 'English', NULL, 1, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('customerlanguage', 2, NULL, 'Norwegian', NULL, 2, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('customerlanguage', 3, NULL, 'Swedish', NULL, 3, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('customerlanguage', 4, NULL, 'Danish', NULL, 4, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('customerlanguage', 5, NULL, 'German', NULL, 5, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('customerlanguage', 6, NULL, 'Dutch', NULL, 6, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('customerlanguage', 7, NULL, 'French', NULL, 7, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('customerlanguage', 8, NULL, 'Spanish', NULL, 8, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('legalbase', 1, '61A', 'Consent', 'GDPR, article 6.1 (a)', 1, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('legalbase', 2, '61B', 'Contract', 'GDPR, article 6.1 (b)', 2, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('legalbase', 3, '61F', 'Legitimate interest', 'GDPR, article 6.1 (f)', 3, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('legalbase', 4, 'WITHDRAWN', 'Withdrawn', NULL, 4, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('mrmrs', 1, NULL, 'Mr.', NULL, 1, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('mrmrs', 2, NULL, 'Mrs.', NULL, 2, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('mrmrs', 3, NULL, 'Ms.', NULL, 3, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('persint', 1, NULL, 'Product news', NULL, 1, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('persint', 2, NULL, 'Events', NULL, 2, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('persint', 3, NULL, 'Training', NULL, 3, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('perspos', 1, NULL, 'Managing director', NULL, 1, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('perspos', 2, NULL, 'Sales', NULL, 2, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('perspos', 3, NULL, 'Marketing', NULL, 3, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('perspos', 4, NULL, 'Finance', NULL, 4, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('perspos', 5, NULL, 'Purchasing', NULL, 5, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('perspos', 6, NULL, 'Information technology', NULL, 6, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('perspos', 7, NULL, 'Support', NULL, 7, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('salutation', 1, NULL, 'Dr.', NULL, 1, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('salutation', 2, NULL, 'Prof.', NULL, 2, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('shipmenttype', 1, NULL, 'Newsletter', NULL, 1, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('shipmenttype', 2, NULL, 'Invitations', NULL, 2, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('shipmenttype', 3, NULL, 'Surveys', NULL, 3, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('ticketpriority', 1, NULL, 'Low', NULL, 1, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('ticketpriority', 2, NULL, 'Medium', NULL, 2, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('ticketpriority', 3, NULL, 'High', NULL, 3, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 4, 'AF', 'Afghanistan', NULL, 1, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 248, 'AX', 'Åland Islands', NULL, 2, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 8, 'AL', 'Albania', NULL, 3, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 12, 'DZ', 'Algeria', NULL, 4, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 16, 'AS', 'American Samoa', NULL, 5, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 20, 'AD', 'Andorra', NULL, 6, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 24, 'AO', 'Angola', NULL, 7, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 660, 'AI', 'Anguilla', NULL, 8, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 10, 'AQ', 'Antarctica', NULL, 9, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 28, 'AG', 'Antigua & Barbuda', NULL, 10, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 32, 'AR', 'Argentina', NULL, 11, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 51, 'AM', 'Armenia', NULL, 12, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 533, 'AW', 'Aruba', NULL, 13, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 36, 'AU', 'Australia', NULL, 14, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 40, 'AT', 'Austria', NULL, 15, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 31, 'AZ', 'Azerbaijan', NULL, 16, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 44, 'BS', 'Bahamas', NULL, 17, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 48, 'BH', 'Bahrain', NULL, 18, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 50, 'BD', 'Bangladesh', NULL, 19, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 52, 'BB', 'Barbados', NULL, 20, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 112, 'BY', 'Belarus', NULL, 21, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 56, 'BE', 'Belgium', NULL, 22, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 84, 'BZ', 'Belize', NULL, 23, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 204, 'BJ', 'Benin', NULL, 24, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 60, 'BM', 'Bermuda', NULL, 25, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 64, 'BT', 'Bhutan', NULL, 26, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 68, 'BO', 'Bolivia', NULL, 27, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 70, 'BA', 'Bosnia & Herzegovina', NULL, 28, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 72, 'BW', 'Botswana', NULL, 29, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 74, 'BV', 'Bouvet Island', NULL, 30, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 76, 'BR', 'Brazil', NULL, 31, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 86, 'IO', 'British Indian Ocean Territory', NULL, 32, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 92, 'VG', 'British Virgin Islands', NULL, 33, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 96, 'BN', 'Brunei', NULL, 34, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 100, 'BG', 'Bulgaria', NULL, 35, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 854, 'BF', 'Burkina Faso', NULL, 36, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 108, 'BI', 'Burundi', NULL, 37, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 116, 'KH', 'Cambodia', NULL, 38, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 120, 'CM', 'Cameroon', NULL, 39, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 124, 'CA', 'Canada', NULL, 40, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 132, 'CV', 'Cape Verde', NULL, 41, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 535, 'BQ', 'Caribbean Netherlands', NULL, 42, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 136, 'KY', 'Cayman Islands', NULL, 43, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 140, 'CF', 'Central African Republic', NULL, 44, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 148, 'TD', 'Chad', NULL, 45, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 152, 'CL', 'Chile', NULL, 46, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 156, 'CN', 'China', NULL, 47, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 162, 'CX', 'Christmas Island', NULL, 48, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 166, 'CC', 'Cocos (Keeling) Islands', NULL, 49, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 170, 'CO', 'Colombia', NULL, 50, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 174, 'KM', 'Comoros', NULL, 51, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 178, 'CG', 'Congo - Brazzaville', NULL, 52, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 180, 'CD', 'Congo - Kinshasa', NULL, 53, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 184, 'CK', 'Cook Islands', NULL, 54, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 188, 'CR', 'Costa Rica', NULL, 55, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 384, 'CI', 'Côte d''Ivoire', NULL, 56, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 191, 'HR', 'Croatia', NULL, 57, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 192, 'CU', 'Cuba', NULL, 58, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 531, 'CW', 'Curaçao', NULL, 59, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 196, 'CY', 'Cyprus', NULL, 60, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 203, 'CZ', 'Czechia', NULL, 61, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 208, 'DK', 'Denmark', NULL, 62, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 262, 'DJ', 'Djibouti', NULL, 63, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 212, 'DM', 'Dominica', NULL, 64, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 214, 'DO', 'Dominican Republic', NULL, 65, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 218, 'EC', 'Ecuador', NULL, 66, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 818, 'EG', 'Egypt', NULL, 67, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 222, 'SV', 'El Salvador', NULL, 68, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 226, 'GQ', 'Equatorial Guinea', NULL, 69, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 232, 'ER', 'Eritrea', NULL, 70, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 233, 'EE', 'Estonia', NULL, 71, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 748, 'SZ', 'Eswatini', NULL, 72, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 231, 'ET', 'Ethiopia', NULL, 73, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 238, 'FK', 'Falkland Islands', NULL, 74, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 234, 'FO', 'Faroe Islands', NULL, 75, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 242, 'FJ', 'Fiji', NULL, 76, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 246, 'FI', 'Finland', NULL, 77, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 250, 'FR', 'France', NULL, 78, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 254, 'GF', 'French Guiana', NULL, 79, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 258, 'PF', 'French Polynesia', NULL, 80, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 260, 'TF', 'French Southern Territories', NULL, 81, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 266, 'GA', 'Gabon', NULL, 82, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 270, 'GM', 'Gambia', NULL, 83, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 268, 'GE', 'Georgia', NULL, 84, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 276, 'DE', 'Germany', NULL, 85, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 288, 'GH', 'Ghana', NULL, 86, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 292, 'GI', 'Gibraltar', NULL, 87, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 300, 'GR', 'Greece', NULL, 88, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 304, 'GL', 'Greenland', NULL, 89, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 308, 'GD', 'Grenada', NULL, 90, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 312, 'GP', 'Guadeloupe', NULL, 91, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 316, 'GU', 'Guam', NULL, 92, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 320, 'GT', 'Guatemala', NULL, 93, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 831, 'GG', 'Guernsey', NULL, 94, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 324, 'GN', 'Guinea', NULL, 95, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 624, 'GW', 'Guinea-Bissau', NULL, 96, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 328, 'GY', 'Guyana', NULL, 97, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 332, 'HT', 'Haiti', NULL, 98, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 334, 'HM', 'Heard & McDonald Islands', NULL, 99, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 340, 'HN', 'Honduras', NULL, 100, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 344, 'HK', 'Hong Kong SAR China', NULL, 101, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 348, 'HU', 'Hungary', NULL, 102, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 352, 'IS', 'Iceland', NULL, 103, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 356, 'IN', 'India', NULL, 104, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 360, 'ID', 'Indonesia', NULL, 105, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 364, 'IR', 'Iran', NULL, 106, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 368, 'IQ', 'Iraq', NULL, 107, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 372, 'IE', 'Ireland', NULL, 108, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 833, 'IM', 'Isle of Man', NULL, 109, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 376, 'IL', 'Israel', NULL, 110, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 380, 'IT', 'Italy', NULL, 111, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 388, 'JM', 'Jamaica', NULL, 112, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 392, 'JP', 'Japan', NULL, 113, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 832, 'JE', 'Jersey', NULL, 114, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 400, 'JO', 'Jordan', NULL, 115, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 398, 'KZ', 'Kazakhstan', NULL, 116, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 404, 'KE', 'Kenya', NULL, 117, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 296, 'KI', 'Kiribati', NULL, 118, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 414, 'KW', 'Kuwait', NULL, 119, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 417, 'KG', 'Kyrgyzstan', NULL, 120, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 418, 'LA', 'Laos', NULL, 121, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 428, 'LV', 'Latvia', NULL, 122, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 422, 'LB', 'Lebanon', NULL, 123, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 426, 'LS', 'Lesotho', NULL, 124, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 430, 'LR', 'Liberia', NULL, 125, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 434, 'LY', 'Libya', NULL, 126, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 438, 'LI', 'Liechtenstein', NULL, 127, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 440, 'LT', 'Lithuania', NULL, 128, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 442, 'LU', 'Luxembourg', NULL, 129, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 446, 'MO', 'Macao SAR China', NULL, 130, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 450, 'MG', 'Madagascar', NULL, 131, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 454, 'MW', 'Malawi', NULL, 132, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 458, 'MY', 'Malaysia', NULL, 133, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 462, 'MV', 'Maldives', NULL, 134, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 466, 'ML', 'Mali', NULL, 135, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 470, 'MT', 'Malta', NULL, 136, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 584, 'MH', 'Marshall Islands', NULL, 137, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 474, 'MQ', 'Martinique', NULL, 138, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 478, 'MR', 'Mauritania', NULL, 139, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 480, 'MU', 'Mauritius', NULL, 140, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 175, 'YT', 'Mayotte', NULL, 141, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 484, 'MX', 'Mexico', NULL, 142, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 583, 'FM', 'Micronesia', NULL, 143, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 498, 'MD', 'Moldova', NULL, 144, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 492, 'MC', 'Monaco', NULL, 145, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 496, 'MN', 'Mongolia', NULL, 146, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 499, 'ME', 'Montenegro', NULL, 147, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 500, 'MS', 'Montserrat', NULL, 148, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 504, 'MA', 'Morocco', NULL, 149, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 508, 'MZ', 'Mozambique', NULL, 150, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 104, 'MM', 'Myanmar (Burma)', NULL, 151, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 516, 'NA', 'Namibia', NULL, 152, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 520, 'NR', 'Nauru', NULL, 153, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 524, 'NP', 'Nepal', NULL, 154, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 528, 'NL', 'Netherlands', NULL, 155, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 540, 'NC', 'New Caledonia', NULL, 156, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 554, 'NZ', 'New Zealand', NULL, 157, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 558, 'NI', 'Nicaragua', NULL, 158, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 562, 'NE', 'Niger', NULL, 159, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 566, 'NG', 'Nigeria', NULL, 160, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 570, 'NU', 'Niue', NULL, 161, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 574, 'NF', 'Norfolk Island', NULL, 162, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 408, 'KP', 'North Korea', NULL, 163, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 807, 'MK', 'North Macedonia', NULL, 164, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 580, 'MP', 'Northern Mariana Islands', NULL, 165, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 578, 'NO', 'Norway', NULL, 166, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 512, 'OM', 'Oman', NULL, 167, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 586, 'PK', 'Pakistan', NULL, 168, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 585, 'PW', 'Palau', NULL, 169, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 275, 'PS', 'Palestinian Territories', NULL, 170, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 591, 'PA', 'Panama', NULL, 171, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 598, 'PG', 'Papua New Guinea', NULL, 172, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 600, 'PY', 'Paraguay', NULL, 173, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 604, 'PE', 'Peru', NULL, 174, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 608, 'PH', 'Philippines', NULL, 175, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 612, 'PN', 'Pitcairn Islands', NULL, 176, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 616, 'PL', 'Poland', NULL, 177, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 620, 'PT', 'Portugal', NULL, 178, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 630, 'PR', 'Puerto Rico', NULL, 179, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 634, 'QA', 'Qatar', NULL, 180, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 638, 'RE', 'Réunion', NULL, 181, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 642, 'RO', 'Romania', NULL, 182, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 643, 'RU', 'Russia', NULL, 183, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 646, 'RW', 'Rwanda', NULL, 184, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 882, 'WS', 'Samoa', NULL, 185, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 674, 'SM', 'San Marino', NULL, 186, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 678, 'ST', 'São Tomé & Príncipe', NULL, 187, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 682, 'SA', 'Saudi Arabia', NULL, 188, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 686, 'SN', 'Senegal', NULL, 189, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 688, 'RS', 'Serbia', NULL, 190, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 690, 'SC', 'Seychelles', NULL, 191, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 694, 'SL', 'Sierra Leone', NULL, 192, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 702, 'SG', 'Singapore', NULL, 193, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 534, 'SX', 'Sint Maarten', NULL, 194, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 703, 'SK', 'Slovakia', NULL, 195, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 705, 'SI', 'Slovenia', NULL, 196, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 90, 'SB', 'Solomon Islands', NULL, 197, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 706, 'SO', 'Somalia', NULL, 198, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 710, 'ZA', 'South Africa', NULL, 199, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 239, 'GS', 'South Georgia & South Sandwich Islands', NULL, 200, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 410, 'KR', 'South Korea', NULL, 201, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 728, 'SS', 'South Sudan', NULL, 202, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 724, 'ES', 'Spain', NULL, 203, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 144, 'LK', 'Sri Lanka', NULL, 204, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 652, 'BL', 'St. Barthélemy', NULL, 205, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 654, 'SH', 'St. Helena', NULL, 206, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 659, 'KN', 'St. Kitts & Nevis', NULL, 207, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 662, 'LC', 'St. Lucia', NULL, 208, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 663, 'MF', 'St. Martin', NULL, 209, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 666, 'PM', 'St. Pierre & Miquelon', NULL, 210, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 670, 'VC', 'St. Vincent & Grenadines', NULL, 211, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 729, 'SD', 'Sudan', NULL, 212, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 740, 'SR', 'Suriname', NULL, 213, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 744, 'SJ', 'Svalbard & Jan Mayen', NULL, 214, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 752, 'SE', 'Sweden', NULL, 215, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 756, 'CH', 'Switzerland', NULL, 216, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 760, 'SY', 'Syria', NULL, 217, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 158, 'TW', 'Taiwan', NULL, 218, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 762, 'TJ', 'Tajikistan', NULL, 219, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 834, 'TZ', 'Tanzania', NULL, 220, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 764, 'TH', 'Thailand', NULL, 221, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 626, 'TL', 'Timor-Leste', NULL, 222, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 768, 'TG', 'Togo', NULL, 223, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 772, 'TK', 'Tokelau', NULL, 224, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 776, 'TO', 'Tonga', NULL, 225, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 780, 'TT', 'Trinidad & Tobago', NULL, 226, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 788, 'TN', 'Tunisia', NULL, 227, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 792, 'TR', 'Türkiye', NULL, 228, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 795, 'TM', 'Turkmenistan', NULL, 229, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 796, 'TC', 'Turks & Caicos Islands', NULL, 230, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 798, 'TV', 'Tuvalu', NULL, 231, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 581, 'UM', 'U.S. Outlying Islands', NULL, 232, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 850, 'VI', 'U.S. Virgin Islands', NULL, 233, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 800, 'UG', 'Uganda', NULL, 234, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 804, 'UA', 'Ukraine', NULL, 235, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 784, 'AE', 'United Arab Emirates', NULL, 236, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 826, 'GB', 'United Kingdom', NULL, 237, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 840, 'US', 'United States', NULL, 238, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 858, 'UY', 'Uruguay', NULL, 239, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 860, 'UZ', 'Uzbekistan', NULL, 240, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 548, 'VU', 'Vanuatu', NULL, 241, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 336, 'VA', 'Vatican City', NULL, 242, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 862, 'VE', 'Venezuela', NULL, 243, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 704, 'VN', 'Vietnam', NULL, 244, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 876, 'WF', 'Wallis & Futuna', NULL, 245, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 732, 'EH', 'Western Sahara', NULL, 246, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 887, 'YE', 'Yemen', NULL, 247, false, '2026-12-01 16:40:29.222333+00', DEFAULT),
	('country', 894, 'ZM', 'Zambia', NULL, 248, false, '2026-12-01 16:40:29.222333+00', DEFAULT);
INSERT INTO public.list_items VALUES
	('country', 716, 'ZW', 'Zimbabwe', NULL, 249, false, '2026-12-01 16:40:29.222333+00', DEFAULT);

-- Data for Name: list_version; Type: TABLE DATA; Schema: public; Owner: -

INSERT INTO public.list_version VALUES
	(1);

-- Data for Name: lists; Type: TABLE DATA; Schema: public; Owner: -

INSERT INTO public.lists VALUES
	('business', 8),
	('category', 6),
	('consentpurpose', 2),
	('consentsource', 3),
	('country', 1000),
	('customerlanguage', 8),
	('legalbase', 4),
	('mrmrs', 3),
	('persint', 3),
	('perspos', 7),
	('salutation', 2),
	('shipmenttype', 3),
	('ticketpriority', 3);

-- Data for Name: media_objects; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: note_categories; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: notes; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: people; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: people_counts; Type: TABLE DATA; Schema: public; Owner: -

INSERT INTO public.people_counts OVERRIDING SYSTEM VALUE VALUES
	(1, 0);

-- Data for Name: person_companies; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: person_search; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: person_segments; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: person_tags; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: phones; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: role_permissions; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: roles; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: schemaversions; Type: TABLE DATA; Schema: public; Owner: -

INSERT INTO public.schemaversions VALUES
	(1, '0001_changes.sql', '2026-11-30 00:00:00'),
	(2, '0002_parts_of_a_person.sql', '2026-11-30 00:00:00'),
	(3, '0003_countries.sql', '2026-11-30 00:00:00'),
	(4, '0004_contact_details.sql', '2026-11-30 00:00:00'),
	(5, '0005_lists.sql', '2026-11-30 00:00:00'),
	(6, '0006_rogerroger.sql', '2026-11-30 00:00:00'),
	(7, '0007_api_keys.sql', '2026-11-30 00:00:00'),
	(8, '0008_baack.sql', '2026-11-30 00:00:00'),
	(9, '0009_versions_by_number.sql', '2026-11-30 00:00:00'),
	(10, '0010_accounts.sql', '2026-11-30 00:00:00'),
	(11, '0011_notes.sql', '2026-11-30 00:00:00'),
	(12, '0012_what_stays.sql', '2026-11-30 00:00:00'),
	(13, '0013_imports.sql', '2026-11-30 00:00:00'),
	(14, '0014_statistics.sql', '2026-11-30 00:00:00'),
	(15, '0015_cheaper_writes.sql', '2026-11-30 00:00:00'),
	(16, '0016_search_lists.sql', '2026-11-30 00:00:00'),
	(17, '0017_rare_tags.sql', '2026-11-30 00:00:00'),
	(18, '0018_names_in_search.sql', '2026-11-30 00:00:00'),
	(19, '0019_addresses_in_search.sql', '2026-11-30 00:00:00');

-- Data for Name: segments; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: tags; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: urls; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: user_roles; Type: TABLE DATA; Schema: public; Owner: -

-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -

-- Name: change_change_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -

SELECT pg_catalog.setval('public.change_change_id_seq', 1, false);

-- Name: companies_company_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -

SELECT pg_catalog.setval('public.companies_company_number_seq', 1, true);

-- Name: consents_consent_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -

SELECT pg_catalog.setval('public.consents_consent_number_seq', 1, false);

-- Name: people_counts_part_seq; Type: SEQUENCE SET; Schema: public; Owner: -

SELECT pg_catalog.setval('public.people_counts_part_seq', 1, true);

-- Name: people_person_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -

SELECT pg_catalog.setval('public.people_person_number_seq', 1, false);

-- Name: schemaversions_schemaversionsid_seq; Type: SEQUENCE SET; Schema: public; Owner: -

SELECT pg_catalog.setval('public.schemaversions_schemaversionsid_seq', 19, true);

-- Name: users_user_number_seq; Type: SEQUENCE SET; Schema: public; Owner: -

SELECT pg_catalog.setval('public.users_user_number_seq', 1, false);

-- Name: schemaversions PK_schemaversions_Id; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.schemaversions
    ADD CONSTRAINT "PK_schemaversions_Id" PRIMARY KEY (schemaversionsid);

-- Name: addresses addresses_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.addresses
    ADD CONSTRAINT addresses_pkey PRIMARY KEY (person_id, person_address_id);

-- Name: aliases aliases_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.aliases
    ADD CONSTRAINT aliases_pkey PRIMARY KEY (person_id, person_alias_id);

-- Name: api_key_hashes api_key_hashes_api_key_unique; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.api_key_hashes
    ADD CONSTRAINT api_key_hashes_api_key_unique UNIQUE (api_key_id);

-- Name: api_key_hashes api_key_hashes_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.api_key_hashes
    ADD CONSTRAINT api_key_hashes_pkey PRIMARY KEY (key_hash);

-- Name: api_keys api_keys_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT api_keys_pkey PRIMARY KEY (api_key_id);

-- Name: change change_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.change
    ADD CONSTRAINT change_pkey PRIMARY KEY (change_id);

-- Name: chosen_items chosen_items_item_unique; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.chosen_items
    ADD CONSTRAINT chosen_items_item_unique UNIQUE (person_id, list, item_id);

-- Name: chosen_items chosen_items_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.chosen_items
    ADD CONSTRAINT chosen_items_pkey PRIMARY KEY (person_id, chosen_item_id);

-- Name: client_identifiers client_identifiers_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.client_identifiers
    ADD CONSTRAINT client_identifiers_pkey PRIMARY KEY (person_id, client_identifier_id);

-- Name: companies companies_company_number_unique; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.companies
    ADD CONSTRAINT companies_company_number_unique UNIQUE (company_number);

-- Name: companies companies_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.companies
    ADD CONSTRAINT companies_pkey PRIMARY KEY (company_id);

-- Name: company_addresses company_addresses_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.company_addresses
    ADD CONSTRAINT company_addresses_pkey PRIMARY KEY (company_id);

-- Name: company_emails company_emails_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.company_emails
    ADD CONSTRAINT company_emails_pkey PRIMARY KEY (company_id, company_email_id);

-- Name: company_phones company_phones_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.company_phones
    ADD CONSTRAINT company_phones_pkey PRIMARY KEY (company_id, company_phone_id);

-- Name: company_segments company_segments_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.company_segments
    ADD CONSTRAINT company_segments_pkey PRIMARY KEY (company_id, company_segment_id);

-- Name: company_segments company_segments_segment_unique; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.company_segments
    ADD CONSTRAINT company_segments_segment_unique UNIQUE (company_id, segment_id);

-- Name: company_tags company_tags_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.company_tags
    ADD CONSTRAINT company_tags_pkey PRIMARY KEY (company_id, company_tag_id);

-- Name: company_tags company_tags_tag_unique; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.company_tags
    ADD CONSTRAINT company_tags_tag_unique UNIQUE (company_id, tag_id);

-- Name: consents consents_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.consents
    ADD CONSTRAINT consents_pkey PRIMARY KEY (person_id, consent_id);

-- Name: consents consents_purpose_unique; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.consents
    ADD CONSTRAINT consents_purpose_unique UNIQUE (person_id, purpose_id);

-- Name: countries countries_alpha3_unique; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.countries
    ADD CONSTRAINT countries_alpha3_unique UNIQUE (alpha3);

-- Name: countries countries_country_id_unique; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.countries
    ADD CONSTRAINT countries_country_id_unique UNIQUE (country_id);

-- Name: countries countries_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.countries
    ADD CONSTRAINT countries_pkey PRIMARY KEY (country_code);

-- Name: deleted_people deleted_people_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.deleted_people
    ADD CONSTRAINT deleted_people_pkey PRIMARY KEY (person_id);

-- Name: emails emails_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.emails
    ADD CONSTRAINT emails_pkey PRIMARY KEY (person_id, email_id);

-- Name: entity_fields entity_fields_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.entity_fields
    ADD CONSTRAINT entity_fields_pkey PRIMARY KEY (person_id, entity_field_id);

-- Name: list_items list_items_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.list_items
    ADD CONSTRAINT list_items_pkey PRIMARY KEY (list, item_id);

-- Name: lists lists_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.lists
    ADD CONSTRAINT lists_pkey PRIMARY KEY (list);

-- Name: media_objects media_objects_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.media_objects
    ADD CONSTRAINT media_objects_pkey PRIMARY KEY (media_object_id);

-- Name: note_categories note_categories_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.note_categories
    ADD CONSTRAINT note_categories_pkey PRIMARY KEY (category_id);

-- Name: notes notes_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.notes
    ADD CONSTRAINT notes_pkey PRIMARY KEY (person_id, note_id);

-- Name: people_counts people_counts_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.people_counts
    ADD CONSTRAINT people_counts_pkey PRIMARY KEY (part);

-- Name: people people_person_number_unique; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_person_number_unique UNIQUE (person_number);

-- Name: people people_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_pkey PRIMARY KEY (person_id);

-- Name: person_companies person_companies_company_unique; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.person_companies
    ADD CONSTRAINT person_companies_company_unique UNIQUE (person_id, company_id);

-- Name: person_companies person_companies_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.person_companies
    ADD CONSTRAINT person_companies_pkey PRIMARY KEY (person_id, person_company_id);

-- Name: person_search person_search_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.person_search
    ADD CONSTRAINT person_search_pkey PRIMARY KEY (person_id);

-- Name: person_segments person_segments_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.person_segments
    ADD CONSTRAINT person_segments_pkey PRIMARY KEY (person_id, person_segment_id);

-- Name: person_segments person_segments_segment_unique; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.person_segments
    ADD CONSTRAINT person_segments_segment_unique UNIQUE (person_id, segment_id);

-- Name: person_tags person_tags_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.person_tags
    ADD CONSTRAINT person_tags_pkey PRIMARY KEY (person_id, person_tag_id);

-- Name: person_tags person_tags_tag_unique; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.person_tags
    ADD CONSTRAINT person_tags_tag_unique UNIQUE (person_id, tag_id);

-- Name: phones phones_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.phones
    ADD CONSTRAINT phones_pkey PRIMARY KEY (person_id, phone_id);

-- Name: role_permissions role_permissions_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.role_permissions
    ADD CONSTRAINT role_permissions_pkey PRIMARY KEY (role_id, permission);

-- Name: roles roles_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.roles
    ADD CONSTRAINT roles_pkey PRIMARY KEY (role_id);

-- Name: segments segments_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.segments
    ADD CONSTRAINT segments_pkey PRIMARY KEY (segment_id);

-- Name: tags tags_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.tags
    ADD CONSTRAINT tags_pkey PRIMARY KEY (tag_id);

-- Name: urls urls_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.urls
    ADD CONSTRAINT urls_pkey PRIMARY KEY (person_id, url_id);

-- Name: user_roles user_roles_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.user_roles
    ADD CONSTRAINT user_roles_pkey PRIMARY KEY (user_id, role_id);

-- Name: users users_pkey; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (user_id);

-- Name: users users_user_number_unique; Type: CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_user_number_unique UNIQUE (user_number);

-- Name: addresses_person_address_id_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX addresses_person_address_id_unique ON public.addresses USING btree (person_address_id);

-- Name: addresses_primary_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX addresses_primary_unique ON public.addresses USING btree (person_id) WHERE is_primary;

-- Name: aliases_person_alias_id_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX aliases_person_alias_id_unique ON public.aliases USING btree (person_alias_id);

-- Name: api_keys_by_user; Type: INDEX; Schema: public; Owner: -

CREATE INDEX api_keys_by_user ON public.api_keys USING btree (user_id, api_key_id);

-- Name: change_of_person; Type: INDEX; Schema: public; Owner: -

CREATE INDEX change_of_person ON public.change USING btree (person_id, change_id);

-- Name: chosen_items_chosen_item_id_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX chosen_items_chosen_item_id_unique ON public.chosen_items USING btree (chosen_item_id);

-- Name: client_identifiers_by_token; Type: INDEX; Schema: public; Owner: -

CREATE INDEX client_identifiers_by_token ON public.client_identifiers USING btree (hashtextextended(token, hashtextextended(domain, (0)::bigint)), person_id);

-- Name: client_identifiers_client_identifier_id_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX client_identifiers_client_identifier_id_unique ON public.client_identifiers USING btree (client_identifier_id);

-- Name: companies_avatar; Type: INDEX; Schema: public; Owner: -

CREATE INDEX companies_avatar ON public.companies USING btree (avatar_id) WHERE (avatar_id IS NOT NULL);

-- Name: companies_by_owner; Type: INDEX; Schema: public; Owner: -

CREATE INDEX companies_by_owner ON public.companies USING btree (owner_company_id) WHERE (owner_company_id IS NOT NULL);

-- Name: companies_by_parent; Type: INDEX; Schema: public; Owner: -

CREATE INDEX companies_by_parent ON public.companies USING btree (parent_company_id) WHERE (parent_company_id IS NOT NULL);

-- Name: companies_created; Type: INDEX; Schema: public; Owner: -

CREATE INDEX companies_created ON public.companies USING btree (created_at, company_id);

-- Name: companies_owner_user; Type: INDEX; Schema: public; Owner: -

CREATE INDEX companies_owner_user ON public.companies USING btree (owner_user_id, company_id) WHERE (owner_user_id IS NOT NULL);

-- Name: company_emails_by_email; Type: INDEX; Schema: public; Owner: -

CREATE INDEX company_emails_by_email ON public.company_emails USING btree (lower((email COLLATE "und-x-icu")), company_id);

-- Name: company_emails_email_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX company_emails_email_unique ON public.company_emails USING btree (company_id, lower((email COLLATE "und-x-icu")));

-- Name: company_phones_by_digits; Type: INDEX; Schema: public; Owner: -

CREATE INDEX company_phones_by_digits ON public.company_phones USING btree (digits, company_id);

-- Name: company_segments_by_segment; Type: INDEX; Schema: public; Owner: -

CREATE INDEX company_segments_by_segment ON public.company_segments USING btree (segment_id, company_id);

-- Name: company_tags_by_tag; Type: INDEX; Schema: public; Owner: -

CREATE INDEX company_tags_by_tag ON public.company_tags USING btree (tag_id, company_id);

-- Name: consents_consent_id_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX consents_consent_id_unique ON public.consents USING btree (consent_id);

-- Name: countries_name_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX countries_name_unique ON public.countries USING btree (lower((name COLLATE "und-x-icu")));

-- Name: emails_by_email; Type: INDEX; Schema: public; Owner: -

CREATE INDEX emails_by_email ON public.emails USING btree (lower((email COLLATE "und-x-icu")), person_id);

-- Name: emails_email_id_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX emails_email_id_unique ON public.emails USING btree (email_id);

-- Name: emails_email_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX emails_email_unique ON public.emails USING btree (person_id, kind, lower((email COLLATE "und-x-icu")));

-- Name: entity_fields_by_name; Type: INDEX; Schema: public; Owner: -

CREATE INDEX entity_fields_by_name ON public.entity_fields USING btree (name, person_id);

-- Name: entity_fields_by_text; Type: INDEX; Schema: public; Owner: -

CREATE INDEX entity_fields_by_text ON public.entity_fields USING btree (name, hashtextextended(string_value, (0)::bigint), person_id) WHERE (string_value IS NOT NULL);

-- Name: entity_fields_entity_field_id_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX entity_fields_entity_field_id_unique ON public.entity_fields USING btree (entity_field_id);

-- Name: entity_fields_name_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX entity_fields_name_unique ON public.entity_fields USING btree (person_id, lower((name COLLATE "und-x-icu")));

-- Name: notes_by_age; Type: INDEX; Schema: public; Owner: -

CREATE INDEX notes_by_age ON public.notes USING btree (person_id, created_at DESC, note_id);

-- Name: notes_by_flag; Type: INDEX; Schema: public; Owner: -

CREATE INDEX notes_by_flag ON public.notes USING btree (person_id, flagged DESC, created_at DESC, note_id);

-- Name: notes_by_position; Type: INDEX; Schema: public; Owner: -

CREATE INDEX notes_by_position ON public.notes USING btree (person_id, "position", note_id);

-- Name: notes_note_id_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX notes_note_id_unique ON public.notes USING btree (note_id);

-- Name: people_archived; Type: INDEX; Schema: public; Owner: -

CREATE INDEX people_archived ON public.people USING btree (created_at, person_id) WHERE (archived_at IS NOT NULL);

-- Name: people_avatar; Type: INDEX; Schema: public; Owner: -

CREATE INDEX people_avatar ON public.people USING btree (avatar_id) WHERE (avatar_id IS NOT NULL);

-- Name: people_by_linkedin_id; Type: INDEX; Schema: public; Owner: -

CREATE INDEX people_by_linkedin_id ON public.people USING btree (lower((linkedin_id COLLATE "und-x-icu")), person_id) WHERE (linkedin_id IS NOT NULL);

-- Name: people_by_name; Type: INDEX; Schema: public; Owner: -

CREATE INDEX people_by_name ON public.person_search USING btree (sort_name, created_at, person_id) INCLUDE (archived_at);

-- Name: people_by_name_newest; Type: INDEX; Schema: public; Owner: -

CREATE INDEX people_by_name_newest ON public.person_search USING btree (sort_name, created_at DESC, person_id DESC) INCLUDE (archived_at);

-- Name: people_created; Type: INDEX; Schema: public; Owner: -

CREATE INDEX people_created ON public.people USING btree (created_at, person_id) INCLUDE (archived_at);

-- Name: people_owner_company; Type: INDEX; Schema: public; Owner: -

CREATE INDEX people_owner_company ON public.people USING btree (owner_company_id, person_id);

-- Name: people_owner_user; Type: INDEX; Schema: public; Owner: -

CREATE INDEX people_owner_user ON public.people USING btree (owner_user_id, created_at, person_id) WHERE (owner_user_id IS NOT NULL);

-- Name: people_person_object_id_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX people_person_object_id_unique ON public.people USING btree (person_object_id);

-- Name: person_companies_by_company; Type: INDEX; Schema: public; Owner: -

CREATE INDEX person_companies_by_company ON public.person_companies USING btree (company_id, person_id);

-- Name: person_companies_person_company_id_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX person_companies_person_company_id_unique ON public.person_companies USING btree (person_company_id);

-- Name: person_companies_primary_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX person_companies_primary_unique ON public.person_companies USING btree (person_id) WHERE is_primary;

-- Name: person_search_document; Type: INDEX; Schema: public; Owner: -

CREATE INDEX person_search_document ON public.person_search USING gin (document public.gin_trgm_ops) WITH (gin_pending_list_limit='1024');

-- Name: person_segments_by_segment; Type: INDEX; Schema: public; Owner: -

CREATE INDEX person_segments_by_segment ON public.person_segments USING btree (segment_id, person_id);

-- Name: person_segments_person_segment_id_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX person_segments_person_segment_id_unique ON public.person_segments USING btree (person_segment_id);

-- Name: person_tags_by_tag; Type: INDEX; Schema: public; Owner: -

CREATE INDEX person_tags_by_tag ON public.person_tags USING btree (tag_id, person_id);

-- Name: person_tags_person_tag_id_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX person_tags_person_tag_id_unique ON public.person_tags USING btree (person_tag_id);

-- Name: phones_by_digits; Type: INDEX; Schema: public; Owner: -

CREATE INDEX phones_by_digits ON public.phones USING btree (digits, person_id);

-- Name: phones_phone_id_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX phones_phone_id_unique ON public.phones USING btree (phone_id);

-- Name: roles_administrator_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX roles_administrator_unique ON public.roles USING btree (is_administrator) WHERE is_administrator;

-- Name: roles_name_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX roles_name_unique ON public.roles USING btree (lower((name COLLATE "und-x-icu")));

-- Name: tags_deleted; Type: INDEX; Schema: public; Owner: -

CREATE INDEX tags_deleted ON public.tags USING btree (tag_id) WHERE (deleted_at IS NOT NULL);

-- Name: tags_tag_name; Type: INDEX; Schema: public; Owner: -

CREATE INDEX tags_tag_name ON public.tags USING btree (tag_name, tag_id) WHERE (deleted_at IS NULL);

-- Name: tags_tag_name_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX tags_tag_name_unique ON public.tags USING btree (lower((tag_name COLLATE "und-x-icu"))) WHERE (deleted_at IS NULL);

-- Name: urls_url_id_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX urls_url_id_unique ON public.urls USING btree (url_id);

-- Name: user_roles_by_role; Type: INDEX; Schema: public; Owner: -

CREATE INDEX user_roles_by_role ON public.user_roles USING btree (role_id, user_id);

-- Name: users_refused; Type: INDEX; Schema: public; Owner: -

CREATE INDEX users_refused ON public.users USING btree (user_id) WHERE ((disabled_at IS NOT NULL) OR (deleted_at IS NOT NULL) OR (tokens_valid_from IS NOT NULL));

-- Name: users_username_unique; Type: INDEX; Schema: public; Owner: -

CREATE UNIQUE INDEX users_username_unique ON public.users USING btree (lower((username COLLATE "und-x-icu"))) WHERE (deleted_at IS NULL);

-- Name: people_linkedin_id; Type: STATISTICS; Schema: public; Owner: -

CREATE STATISTICS public.people_linkedin_id ON lower(linkedin_id COLLATE "und-x-icu") FROM public.people;

-- Name: addresses addresses_keep_person_object; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER addresses_keep_person_object AFTER DELETE ON public.addresses REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.keep_person_object('person_address_id');

-- Name: aliases aliases_keep_person_object; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER aliases_keep_person_object AFTER DELETE ON public.aliases REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.keep_person_object('person_alias_id');

-- Name: people count_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER count_delete AFTER DELETE ON public.people REFERENCING OLD TABLE AS counted_rows FOR EACH STATEMENT EXECUTE FUNCTION public.count_people();

-- Name: people count_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER count_insert AFTER INSERT ON public.people REFERENCING NEW TABLE AS counted_rows FOR EACH STATEMENT EXECUTE FUNCTION public.count_people();

-- Name: list_items list_items_count_version; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER list_items_count_version AFTER INSERT OR DELETE OR UPDATE ON public.list_items FOR EACH STATEMENT EXECUTE FUNCTION public.count_list_version();

-- Name: addresses log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.addresses REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION public.log_change('person_address_id');

-- Name: aliases log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.aliases REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION public.log_change('person_alias_id');

-- Name: api_keys log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.api_keys REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('api_key_id');

-- Name: chosen_items log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.chosen_items REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('chosen_item_id');

-- Name: client_identifiers log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.client_identifiers REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION public.log_change('client_identifier_id');

-- Name: companies log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.companies REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('company_id');

-- Name: company_addresses log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.company_addresses REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('company_id');

-- Name: company_emails log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.company_emails REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('company_email_id');

-- Name: company_phones log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.company_phones REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('company_phone_id');

-- Name: company_segments log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.company_segments REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('company_segment_id');

-- Name: company_tags log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.company_tags REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('company_tag_id');

-- Name: consents log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.consents REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('consent_id');

-- Name: emails log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.emails REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('email_id');

-- Name: entity_fields log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.entity_fields REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION public.log_change('entity_field_id');

-- Name: list_items log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.list_items REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('log_key');

-- Name: media_objects log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.media_objects REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('media_object_id', 'bytes');

-- Name: note_categories log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.note_categories REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('category_id');

-- Name: notes log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.notes REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION public.log_change('note_id');

-- Name: people log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.people REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION public.log_change('person_id');

-- Name: person_companies log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.person_companies REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('person_company_id');

-- Name: person_segments log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.person_segments REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('person_segment_id');

-- Name: person_tags log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.person_tags REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION public.log_change('person_tag_id');

-- Name: phones log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.phones REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('phone_id');

-- Name: role_permissions log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.role_permissions REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('role_id');

-- Name: roles log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.roles REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('role_id');

-- Name: segments log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.segments REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('segment_id');

-- Name: tags log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.tags REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('tag_id');

-- Name: urls log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.urls REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('url_id');

-- Name: user_roles log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.user_roles REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('user_id');

-- Name: users log_delete; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_delete AFTER DELETE ON public.users REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('user_id', 'password_hash,failed_logins,locked_until');

-- Name: addresses log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.addresses REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION public.log_change('person_address_id');

-- Name: aliases log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.aliases REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION public.log_change('person_alias_id');

-- Name: api_keys log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.api_keys REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('api_key_id');

-- Name: chosen_items log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.chosen_items REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('chosen_item_id');

-- Name: client_identifiers log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.client_identifiers REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION public.log_change('client_identifier_id');

-- Name: companies log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.companies REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('company_id');

-- Name: company_addresses log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.company_addresses REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('company_id');

-- Name: company_emails log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.company_emails REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('company_email_id');

-- Name: company_phones log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.company_phones REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('company_phone_id');

-- Name: company_segments log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.company_segments REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('company_segment_id');

-- Name: company_tags log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.company_tags REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('company_tag_id');

-- Name: consents log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.consents REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('consent_id');

-- Name: emails log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.emails REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('email_id');

-- Name: entity_fields log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.entity_fields REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION public.log_change('entity_field_id');

-- Name: list_items log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.list_items REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('log_key');

-- Name: media_objects log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.media_objects REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('media_object_id', 'bytes');

-- Name: note_categories log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.note_categories REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('category_id');

-- Name: notes log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.notes REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION public.log_change('note_id');

-- Name: people log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.people REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION public.log_change('person_id');

-- Name: person_companies log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.person_companies REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('person_company_id');

-- Name: person_segments log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.person_segments REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('person_segment_id');

-- Name: person_tags log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.person_tags REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION public.log_change('person_tag_id');

-- Name: phones log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.phones REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('phone_id');

-- Name: role_permissions log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.role_permissions REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('role_id');

-- Name: roles log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.roles REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('role_id');

-- Name: segments log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.segments REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('segment_id');

-- Name: tags log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.tags REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('tag_id');

-- Name: urls log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.urls REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('url_id');

-- Name: user_roles log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.user_roles REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('user_id');

-- Name: users log_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_insert AFTER INSERT ON public.users REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('user_id', 'password_hash,failed_logins,locked_until');

-- Name: addresses log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.addresses REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((pg_trigger_depth() = 0) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION public.log_change('person_address_id');

-- Name: aliases log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.aliases REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((pg_trigger_depth() = 0) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION public.log_change('person_alias_id');

-- Name: api_keys log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.api_keys REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.log_change('api_key_id');

-- Name: chosen_items log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.chosen_items REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.log_change('chosen_item_id');

-- Name: client_identifiers log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.client_identifiers REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((pg_trigger_depth() = 0) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION public.log_change('client_identifier_id');

-- Name: companies log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.companies REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.log_change('company_id');

-- Name: company_addresses log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.company_addresses REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.log_change('company_id');

-- Name: company_emails log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.company_emails REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.log_change('company_email_id');

-- Name: company_phones log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.company_phones REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.log_change('company_phone_id');

-- Name: company_segments log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.company_segments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.log_change('company_segment_id');

-- Name: company_tags log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.company_tags REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.log_change('company_tag_id');

-- Name: consents log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.consents REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.log_change('consent_id');

-- Name: emails log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.emails REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.log_change('email_id');

-- Name: entity_fields log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.entity_fields REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((pg_trigger_depth() = 0) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION public.log_change('entity_field_id');

-- Name: list_items log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.list_items REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.log_change('log_key');

-- Name: note_categories log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.note_categories REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.log_change('category_id');

-- Name: notes log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.notes REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((pg_trigger_depth() = 0) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION public.log_change('note_id');

-- Name: people log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.people REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((pg_trigger_depth() = 0) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION public.log_change('person_id');

-- Name: person_companies log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.person_companies REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.log_change('person_company_id');

-- Name: person_segments log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.person_segments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.log_change('person_segment_id');

-- Name: person_tags log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.person_tags REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN (((pg_trigger_depth() = 0) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION public.log_change('person_tag_id');

-- Name: phones log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.phones REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.log_change('phone_id');

-- Name: role_permissions log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.role_permissions REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.log_change('role_id');

-- Name: roles log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.roles REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.log_change('role_id');

-- Name: segments log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.segments REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.log_change('segment_id');

-- Name: tags log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.tags REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.log_change('tag_id');

-- Name: urls log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.urls REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.log_change('url_id');

-- Name: user_roles log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.user_roles REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.log_change('user_id');

-- Name: users log_update; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER log_update AFTER UPDATE ON public.users REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION public.log_change('user_id', 'password_hash,failed_logins,locked_until');

-- Name: people people_bury; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER people_bury BEFORE DELETE ON public.people FOR EACH ROW EXECUTE FUNCTION public.bury_person();

-- Name: people people_keep_person_object; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER people_keep_person_object BEFORE UPDATE OF birth_date ON public.people FOR EACH ROW WHEN (((old.birth_date IS NOT NULL) AND (new.birth_date IS NULL) AND (old.person_object_id = new.person_object_id))) EXECUTE FUNCTION public.keep_person_object_without_birth_date();

-- Name: people people_refuse_buried; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER people_refuse_buried BEFORE INSERT ON public.people FOR EACH ROW WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION public.refuse_buried_person();

-- Name: phones phones_keep_person_object; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER phones_keep_person_object AFTER DELETE ON public.phones REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.keep_person_object('phone_id');

-- Name: people search_insert; Type: TRIGGER; Schema: public; Owner: -

CREATE CONSTRAINT TRIGGER search_insert AFTER INSERT ON public.people DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION public.refresh_search_of_row();

-- Name: aliases search_update; Type: TRIGGER; Schema: public; Owner: -

CREATE CONSTRAINT TRIGGER search_update AFTER UPDATE ON public.aliases DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((((((old.first_name IS DISTINCT FROM new.first_name) OR (old.middle_name IS DISTINCT FROM new.middle_name)) OR (old.last_name IS DISTINCT FROM new.last_name)) OR (old."position" IS DISTINCT FROM new."position")) AND (current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text))) EXECUTE FUNCTION public.refresh_search_of_row();

-- Name: emails search_update; Type: TRIGGER; Schema: public; Owner: -

CREATE CONSTRAINT TRIGGER search_update AFTER UPDATE ON public.emails DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.email <> new.email)) EXECUTE FUNCTION public.refresh_search_of_row();

-- Name: people search_update; Type: TRIGGER; Schema: public; Owner: -

CREATE CONSTRAINT TRIGGER search_update AFTER UPDATE OF initials, job_title, customer_id, created_at, archived_at ON public.people DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((((((old.initials IS DISTINCT FROM new.initials) OR (old.job_title IS DISTINCT FROM new.job_title)) OR (old.customer_id IS DISTINCT FROM new.customer_id)) OR (old.created_at IS DISTINCT FROM new.created_at)) OR (old.archived_at IS DISTINCT FROM new.archived_at))) EXECUTE FUNCTION public.refresh_search_of_row();

-- Name: phones search_update; Type: TRIGGER; Schema: public; Owner: -

CREATE CONSTRAINT TRIGGER search_update AFTER UPDATE ON public.phones DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.number <> new.number)) EXECUTE FUNCTION public.refresh_search_of_row();

-- Name: aliases search_write; Type: TRIGGER; Schema: public; Owner: -

CREATE CONSTRAINT TRIGGER search_write AFTER INSERT OR DELETE ON public.aliases DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((current_setting('identities.import'::text, true) IS DISTINCT FROM 'on'::text)) EXECUTE FUNCTION public.refresh_search_of_row();

-- Name: emails search_write; Type: TRIGGER; Schema: public; Owner: -

CREATE CONSTRAINT TRIGGER search_write AFTER INSERT OR DELETE ON public.emails DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.refresh_search_of_row();

-- Name: phones search_write; Type: TRIGGER; Schema: public; Owner: -

CREATE CONSTRAINT TRIGGER search_write AFTER INSERT OR DELETE ON public.phones DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.refresh_search_of_row();

-- Name: user_roles user_roles_keep_an_administrator; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER user_roles_keep_an_administrator AFTER DELETE ON public.user_roles FOR EACH ROW WHEN (public.is_administrators_role(old.role_id)) EXECUTE FUNCTION public.keep_an_administrator();

-- Name: users users_keep_an_administrator; Type: TRIGGER; Schema: public; Owner: -

CREATE TRIGGER users_keep_an_administrator AFTER UPDATE OF disabled_at, deleted_at ON public.users FOR EACH ROW WHEN (((old.disabled_at IS NULL) AND (old.deleted_at IS NULL) AND ((new.disabled_at IS NOT NULL) OR (new.deleted_at IS NOT NULL)) AND public.is_administrator(old.user_id))) EXECUTE FUNCTION public.keep_an_administrator();

-- Name: addresses addresses_country_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.addresses
    ADD CONSTRAINT addresses_country_fkey FOREIGN KEY (country_code) REFERENCES public.countries(country_code);

-- Name: addresses addresses_person_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.addresses
    ADD CONSTRAINT addresses_person_fkey FOREIGN KEY (person_id) REFERENCES public.people(person_id) ON DELETE CASCADE;

-- Name: aliases aliases_person_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.aliases
    ADD CONSTRAINT aliases_person_fkey FOREIGN KEY (person_id) REFERENCES public.people(person_id) ON DELETE CASCADE;

-- Name: api_key_hashes api_key_hashes_api_key_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.api_key_hashes
    ADD CONSTRAINT api_key_hashes_api_key_fkey FOREIGN KEY (api_key_id) REFERENCES public.api_keys(api_key_id) ON DELETE CASCADE;

-- Name: api_keys api_keys_user_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT api_keys_user_fkey FOREIGN KEY (user_id) REFERENCES public.users(user_id);

-- Name: chosen_items chosen_items_person_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.chosen_items
    ADD CONSTRAINT chosen_items_person_fkey FOREIGN KEY (person_id) REFERENCES public.people(person_id) ON DELETE CASCADE;

-- Name: client_identifiers client_identifiers_person_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.client_identifiers
    ADD CONSTRAINT client_identifiers_person_fkey FOREIGN KEY (person_id) REFERENCES public.people(person_id) ON DELETE CASCADE;

-- Name: companies companies_avatar_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.companies
    ADD CONSTRAINT companies_avatar_fkey FOREIGN KEY (avatar_id) REFERENCES public.media_objects(media_object_id);

-- Name: companies companies_owner_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.companies
    ADD CONSTRAINT companies_owner_fkey FOREIGN KEY (owner_company_id) REFERENCES public.companies(company_id);

-- Name: companies companies_owner_user_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.companies
    ADD CONSTRAINT companies_owner_user_fkey FOREIGN KEY (owner_user_id) REFERENCES public.users(user_id);

-- Name: companies companies_parent_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.companies
    ADD CONSTRAINT companies_parent_fkey FOREIGN KEY (parent_company_id) REFERENCES public.companies(company_id);

-- Name: company_addresses company_addresses_company_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.company_addresses
    ADD CONSTRAINT company_addresses_company_fkey FOREIGN KEY (company_id) REFERENCES public.companies(company_id) ON DELETE CASCADE;

-- Name: company_addresses company_addresses_country_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.company_addresses
    ADD CONSTRAINT company_addresses_country_fkey FOREIGN KEY (country_code) REFERENCES public.countries(country_code);

-- Name: company_emails company_emails_company_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.company_emails
    ADD CONSTRAINT company_emails_company_fkey FOREIGN KEY (company_id) REFERENCES public.companies(company_id) ON DELETE CASCADE;

-- Name: company_phones company_phones_company_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.company_phones
    ADD CONSTRAINT company_phones_company_fkey FOREIGN KEY (company_id) REFERENCES public.companies(company_id) ON DELETE CASCADE;

-- Name: company_segments company_segments_company_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.company_segments
    ADD CONSTRAINT company_segments_company_fkey FOREIGN KEY (company_id) REFERENCES public.companies(company_id) ON DELETE CASCADE;

-- Name: company_segments company_segments_segment_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.company_segments
    ADD CONSTRAINT company_segments_segment_fkey FOREIGN KEY (segment_id) REFERENCES public.segments(segment_id);

-- Name: company_tags company_tags_company_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.company_tags
    ADD CONSTRAINT company_tags_company_fkey FOREIGN KEY (company_id) REFERENCES public.companies(company_id) ON DELETE CASCADE;

-- Name: company_tags company_tags_tag_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.company_tags
    ADD CONSTRAINT company_tags_tag_fkey FOREIGN KEY (tag_id) REFERENCES public.tags(tag_id) ON DELETE CASCADE;

-- Name: consents consents_person_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.consents
    ADD CONSTRAINT consents_person_fkey FOREIGN KEY (person_id) REFERENCES public.people(person_id) ON DELETE CASCADE;

-- Name: emails emails_person_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.emails
    ADD CONSTRAINT emails_person_fkey FOREIGN KEY (person_id) REFERENCES public.people(person_id) ON DELETE CASCADE;

-- Name: entity_fields entity_fields_person_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.entity_fields
    ADD CONSTRAINT entity_fields_person_fkey FOREIGN KEY (person_id) REFERENCES public.people(person_id) ON DELETE CASCADE;

-- Name: list_items list_items_list_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.list_items
    ADD CONSTRAINT list_items_list_fkey FOREIGN KEY (list) REFERENCES public.lists(list);

-- Name: notes notes_category_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.notes
    ADD CONSTRAINT notes_category_fkey FOREIGN KEY (category_id) REFERENCES public.note_categories(category_id);

-- Name: notes notes_person_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.notes
    ADD CONSTRAINT notes_person_fkey FOREIGN KEY (person_id) REFERENCES public.people(person_id) ON DELETE CASCADE;

-- Name: people people_avatar_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_avatar_fkey FOREIGN KEY (avatar_id) REFERENCES public.media_objects(media_object_id);

-- Name: people people_owner_company_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_owner_company_fkey FOREIGN KEY (owner_company_id) REFERENCES public.companies(company_id);

-- Name: people people_owner_user_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.people
    ADD CONSTRAINT people_owner_user_fkey FOREIGN KEY (owner_user_id) REFERENCES public.users(user_id);

-- Name: person_companies person_companies_company_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.person_companies
    ADD CONSTRAINT person_companies_company_fkey FOREIGN KEY (company_id) REFERENCES public.companies(company_id);

-- Name: person_companies person_companies_person_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.person_companies
    ADD CONSTRAINT person_companies_person_fkey FOREIGN KEY (person_id) REFERENCES public.people(person_id) ON DELETE CASCADE;

-- Name: person_search person_search_person_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.person_search
    ADD CONSTRAINT person_search_person_fkey FOREIGN KEY (person_id) REFERENCES public.people(person_id) ON DELETE CASCADE;

-- Name: person_segments person_segments_person_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.person_segments
    ADD CONSTRAINT person_segments_person_fkey FOREIGN KEY (person_id) REFERENCES public.people(person_id) ON DELETE CASCADE;

-- Name: person_segments person_segments_segment_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.person_segments
    ADD CONSTRAINT person_segments_segment_fkey FOREIGN KEY (segment_id) REFERENCES public.segments(segment_id);

-- Name: person_tags person_tags_person_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.person_tags
    ADD CONSTRAINT person_tags_person_fkey FOREIGN KEY (person_id) REFERENCES public.people(person_id) ON DELETE CASCADE;

-- Name: person_tags person_tags_tag_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.person_tags
    ADD CONSTRAINT person_tags_tag_fkey FOREIGN KEY (tag_id) REFERENCES public.tags(tag_id);

-- Name: phones phones_person_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.phones
    ADD CONSTRAINT phones_person_fkey FOREIGN KEY (person_id) REFERENCES public.people(person_id) ON DELETE CASCADE;

-- Name: role_permissions role_permissions_role_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.role_permissions
    ADD CONSTRAINT role_permissions_role_fkey FOREIGN KEY (role_id) REFERENCES public.roles(role_id) ON DELETE CASCADE;

-- Name: urls urls_person_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.urls
    ADD CONSTRAINT urls_person_fkey FOREIGN KEY (person_id) REFERENCES public.people(person_id) ON DELETE CASCADE;

-- Name: user_roles user_roles_role_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.user_roles
    ADD CONSTRAINT user_roles_role_fkey FOREIGN KEY (role_id) REFERENCES public.roles(role_id);

-- Name: user_roles user_roles_user_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -

ALTER TABLE ONLY public.user_roles
    ADD CONSTRAINT user_roles_user_fkey FOREIGN KEY (user_id) REFERENCES public.users(user_id);

-- PostgreSQL database dump complete

