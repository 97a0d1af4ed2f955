-- Surfaces that know a person by number accept versions as well as a moment.

-- The mark of a person shown with the lists that are chosen from: those show in every answer, and change without the person.
create function person_etag_with_lists(person uuid, moment timestamptz) returns text
language sql stable
as $$
    select person_etag(person, moment) || '-l' || (select version from list_version);
$$;

drop function begin_change_of_number(integer, text, text, timestamptz, timestamptz);

-- What begin_change does, for surfaces that know a person by number, and a version by its tag or its moment, to the second.
create function begin_change_of_number(
    number integer, actor text, origin text, moment timestamptz, if_match bigint[], unmodified_since timestamptz,
    out changed_person_id uuid, out opened_at timestamptz)
language plpgsql volatile
as $$
declare
    stored record;
begin
    select person_id, version, updated_at into stored from people where person_number = number for no key update;

    if not found then
        raise exception using errcode = 'ID404', message = 'There is no such person.';
    end if;

    if if_match is not null and stored.version <> all (if_match) or date_trunc('second', stored.updated_at) > unmodified_since then
        raise exception using errcode = 'ID412', message = 'The person has changed.', hint = person_etag_with_lists(stored.person_id, moment);
    end if;

    changed_person_id := stored.person_id;
    opened_at := open_change(actor, origin, greatest(moment, stored.updated_at));
end
$$;
