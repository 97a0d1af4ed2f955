-- Makes the parts of the log ahead: the one that takes the next entry, and the two behind it. Runs as the owner of the log. A part is made
-- on its own and attached then, which no writer waits for.
create or replace function make_parts_of_log() returns void
language plpgsql volatile security definer
as $$
declare
    size   constant bigint := 10000000;
    needed constant bigint := (select last_value from change_ids) / size + 2;
    -- Named, because the function's own search path begins with PostgreSQL's schema.
    home   constant text := (select relnamespace::regnamespace::text from pg_class where oid = 'change'::regclass);
    part   bigint;
begin
    perform pg_advisory_xact_lock(4921735206119);

    select coalesce(max(substring(inhrelid::regclass::text from '\d+$')::bigint), -1) + 1
    into   part
    from   pg_inherits
    where  inhparent = 'change'::regclass;

    while part <= needed loop
        execute format('create table %s.change_%s (like change including defaults including constraints including indexes)', home, part);
        execute format('alter table change attach partition %s.change_%s for values from (%s) to (%s)', home, part, part * size, (part + 1) * size);
        part := part + 1;
    end loop;
end
$$;

-- A function that runs as its owner looks nowhere else than here, whatever its caller's search path says, and is granted by name.
do $$
begin
    execute format('alter function make_parts_of_log() set search_path = pg_catalog, %I, pg_temp', current_schema());
    revoke execute on function make_parts_of_log() from public;
end
$$;
