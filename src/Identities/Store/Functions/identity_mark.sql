-- The mark of a person on the surface that shows identifiers until they expire, and no tags.
create or replace function identity_mark(person uuid, moment timestamptz) returns table (etag text, modified_at timestamptz)
language sql stable
as $$
    select version || coalesce('-' || nullif((
               select count(*)
               from   client_identifiers
               where  client_identifiers.person_id = person
               and    expires <= moment), 0), ''),
           updated_at
    from   people
    where  person_id = person;
$$;
