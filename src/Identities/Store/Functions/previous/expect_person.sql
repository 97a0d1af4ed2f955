create or replace function expect_person(person uuid, moment timestamptz, if_match bigint[]) returns void
language plpgsql stable
as $$
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
