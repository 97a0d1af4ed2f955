create or replace function begin_change(person uuid, actor text, origin text, moment timestamptz, if_match bigint[]) returns timestamptz
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

    if if_match is not null and stored_version <> all (if_match) then
        raise exception using errcode = 'ID412', message = 'The person has changed.', hint = (select etag from person_mark(person, moment));
    end if;

    return open_change(actor, origin, greatest(moment, stored_moment));
end
$$;
