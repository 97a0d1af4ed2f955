-- The kind of telephone that a free text names; null when it names none.
create or replace function phone_kind_of(label text) returns text
language sql immutable
as $$
    select case when lower(label) in ('work', 'mobile', 'home', 'other', 'fax', 'internet') then lower(label) end;
$$;
