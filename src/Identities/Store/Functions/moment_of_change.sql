-- The moment of the open change; now, where none is open.
create or replace function moment_of_change() returns timestamptz
language sql stable
as $$
    select coalesce(nullif(current_setting('identities.moment', true), '')::timestamptz, now());
$$;
