-- A text as the UUID it is, or null: actors of other issuers have names of any form.
create or replace function uuid_of(text) returns uuid
language sql immutable
as $$
    select case when $1 ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then $1::uuid end;
$$;
