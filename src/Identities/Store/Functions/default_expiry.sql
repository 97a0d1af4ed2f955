-- When a tag put on at a moment ends by its definition; null when it does not. It says of itself what its sum is, stable: a function
-- that claims more than what it is made of does not become part of a statement, and was planned anew for each call.
create or replace function default_expiry(period bigint, created timestamptz) returns timestamptz
language sql stable
as $$
    select case when period > 0 then created + period * interval '1 microsecond' end;
$$;
