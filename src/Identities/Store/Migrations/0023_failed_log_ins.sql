-- Failed log-ins in a row, by name and address. What stands under users in failed_logins and locked_until is read by the version before only.
create table log_in_failures (
    name_key  bytea,                     -- SHA-256 of the name: people type passwords there
    address   text,                      -- where the tries came from; of IPv6 the first 64 bits
    failures  integer     not null,
    judged_at timestamptz not null,      -- the last one whose password was checked

    constraint log_in_failures_pkey primary key (name_key, address)
);

create index log_in_failures_by_age on log_in_failures (judged_at);

-- What a name is counted under: equal names are one name.
create function log_in_name(name text) returns bytea
language sql immutable
as $$
    select sha256(convert_to(lower(name collate "und-x-icu"), 'UTF8'));
$$;

-- How long the next try waits after the last judged one: five are free, then 1 s, 2 s, 4 s and so on up to 60 s.
create function log_in_pause(failures integer) returns interval
language sql immutable
as $$
    select case when failures < 5 then interval '0' else least(power(2, least(failures - 5, 6)), 60) * interval '1 second' end;
$$;

-- Counts a failure, and clears away some that nobody added to for ten minutes: who waits that long has had fewer tries than at the slowest
-- pace. Each failure costs a password's check and clears away up to a hundred, so the table stays as small as what is judged in ten minutes.
create function count_failed_log_in(name text, origin_address text, moment timestamptz) returns void
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

-- A manager's word, or another password: whoever failed before starts again, from everywhere.
create function forget_failed_log_ins(of_user uuid) returns void
language sql volatile
as $$
    delete from log_in_failures where name_key = (select log_in_name(username) from users where user_id = of_user);
$$;
