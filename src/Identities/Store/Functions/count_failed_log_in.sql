-- Counts a failure, and clears away some that nobody added to for ten minutes: who waits that long has had fewer tries than at the slowest
-- pace. Each failure costs a password's check and clears away up to a hundred, so the table stays as small as what is judged in ten minutes.
create or replace function count_failed_log_in(name text, origin_address text, moment timestamptz) returns void
language sql volatile
as $$
    delete from log_in_failures
    where  (name_key, address) in (
        select name_key, address
        from   log_in_failures
        where  judged_at <= moment - interval '10 minutes'
        and    (name_key, address) <> (log_in_name(name), origin_address)
        order by judged_at
        limit  100
        for update skip locked);

    insert into log_in_failures as stored (name_key, address, failures, judged_at)
    values (log_in_name(name), origin_address, 1, moment)
    on conflict (name_key, address) do update
    set    failures  = case when stored.judged_at <= moment - interval '10 minutes' then 1 else least(stored.failures + 1, 1000) end,
           judged_at = greatest(stored.judged_at, moment);
$$;
