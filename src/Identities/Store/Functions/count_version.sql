-- Counts the version of a definition.
create or replace function count_version() returns trigger
language plpgsql volatile
as $$
begin
    new.row_version := greatest(new.row_version, old.row_version + 1);
    return new;
end
$$;
