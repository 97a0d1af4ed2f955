-- Whether a precondition forbids a write: null leaves anything to be written. An empty if_match accepts no version.
create or replace function is_refused(version bigint, modified_at timestamptz, if_match bigint[], if_none_match bigint[], unmodified_since timestamptz)
returns boolean
language sql stable
as $$
    select coalesce(version <> all (if_match), false)
        or coalesce(version = any (if_none_match), false)
        or coalesce(date_trunc('second', modified_at) > unmodified_since, false);
$$;
