-- The digits of a number as people write it.
create or replace function phone_digits(number text) returns text
language sql immutable
as $$
    select case when ltrim(number) like '+%' then '+' else '' end || regexp_replace(number, '[^0-9]', '', 'g');
$$;
