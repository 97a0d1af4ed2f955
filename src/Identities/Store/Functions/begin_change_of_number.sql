-- What begin_change does, for surfaces that know a person by number, and a version by its tag or its moment, to the second.
create or replace function begin_change_of_number(
    number integer, actor text, origin text, moment timestamptz, if_match bigint[], if_none_match bigint[], unmodified_since timestamptz,
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

    if is_refused(stored_version, stored_moment, if_match, if_none_match, unmodified_since) then
        raise exception using errcode = 'ID412', message = 'The person has changed.',
                              hint = carrier_mark(changed_person_id, moment);
    end if;

    opened_at := open_change(actor, origin, greatest(moment, stored_moment));
end
$$;
