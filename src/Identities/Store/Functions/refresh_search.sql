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
