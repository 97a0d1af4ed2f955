-- How long the next try waits after the last judged one: five are free, then 1 s, 2 s, 4 s and so on up to 60 s.
create or replace function log_in_pause(failures integer) returns interval
language sql immutable
as $$
    select case when failures < 5 then interval '0' else least(power(2, least(failures - 5, 6)), 60) * interval '1 second' end;
$$;
