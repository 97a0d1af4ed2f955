-- The mark of a person shown with the lists that are chosen from: those show in every answer, and change without the person.
create or replace function person_mark_with_lists(person uuid, moment timestamptz) returns table (etag text)
language sql stable
as $$
    select etag || '-l' || (select version from list_version) from mark_of_person(person, moment);
$$;
