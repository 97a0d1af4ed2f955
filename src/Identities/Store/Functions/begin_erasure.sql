-- Opens the erasure of a person, be it one who has been deleted already. Such a person has the version of the tombstone, and no mark that a
-- read would answer.
create or replace function begin_erasure(
    person uuid, actor text, origin text, moment timestamptz, if_match bigint[], if_none_match bigint[], unmodified_since timestamptz)
returns timestamptz
language plpgsql volatile
as $$
declare
    last_version bigint;
    last_moment  timestamptz;
begin
    select version, deleted_at into last_version, last_moment from deleted_people where person_id = person;

    if not found then
        return begin_change(person, actor, origin, moment, if_match, if_none_match, unmodified_since);
    end if;

    if is_refused(last_version, last_moment, if_match, if_none_match, unmodified_since) then
        raise exception using errcode = 'ID412', message = 'The person has changed.';
    end if;

    return open_change(actor, origin, moment);
end
$$;
