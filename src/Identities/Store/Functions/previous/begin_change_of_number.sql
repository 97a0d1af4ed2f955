create or replace function begin_change_of_number(
    number integer, actor text, origin text, moment timestamptz, if_match bigint[], unmodified_since timestamptz,
    out changed_person_id uuid, out opened_at timestamptz)
language plpgsql volatile
as $$
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
