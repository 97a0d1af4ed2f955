-- What a name is counted under: equal names are one name.
create or replace function log_in_name(name text) returns bytea
language sql immutable
as $$
    select sha256(convert_to(lower(name collate "und-x-icu"), 'UTF8'));
$$;
