-- The mark of whom begin_change_of_identity was opened for, once the write behind it is done; no row when that person is gone.
create or replace function changed_identity_mark(moment timestamptz) returns table (etag text, modified_at timestamptz)
language sql stable
as $$
    select etag, modified_at from identity_mark(nullif(current_setting('identities.person', true), '')::uuid, moment);
$$;
