-- Opens a change of a person: locks the row, so that the next writer waits and sees this write. It must be a statement of its
-- own: under READ COMMITTED the statement behind it then has a snapshot that holds all earlier changes.
create or replace function begin_change(
    person uuid, actor text, origin text, moment timestamptz, if_match bigint[], if_none_match bigint[], unmodified_since timestamptz)
returns timestamptz
language plpgsql volatile
as $$
declare
    stored_version bigint;
    stored_moment  timestamptz;
begin
    select version, updated_at into stored_version, stored_moment from people where person_id = person for no key update;

    if not found then
        raise exception using errcode = 'ID404', message = 'There is no such person.';
    end if;

    if is_refused(stored_version, stored_moment, if_match, if_none_match, unmodified_since) then
        raise exception using errcode = 'ID412', message = 'The person has changed.', hint = (select etag from mark_of_person(person, moment));
    end if;

    return open_change(actor, origin, greatest(moment, stored_moment));
end
$$;
