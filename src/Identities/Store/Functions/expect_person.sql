-- What begin_change would say, without a lock: for a request that is refused anyway and owes its caller the first reason.
create or replace function expect_person(
    person uuid, moment timestamptz, if_match bigint[], if_none_match bigint[], unmodified_since timestamptz) returns void
language plpgsql stable
as $$
declare
    stored_version bigint;
    stored_moment  timestamptz;
begin
    select version, updated_at into stored_version, stored_moment from people where person_id = person;

    if not found then
        raise exception using errcode = 'ID404', message = 'There is no such person.';
    end if;

    if is_refused(stored_version, stored_moment, if_match, if_none_match, unmodified_since) then
        raise exception using errcode = 'ID412', message = 'The person has changed.', hint = (select etag from mark_of_person(person, moment));
    end if;
end
$$;
