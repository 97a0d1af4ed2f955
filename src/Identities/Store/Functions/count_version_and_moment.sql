-- Counts the version of a user or a role, and notes when.
create or replace function count_version_and_moment() returns trigger
language plpgsql volatile
as $$
begin
    new.row_version := greatest(new.row_version, old.row_version + 1);
    new.modified_at := greatest(old.modified_at, moment_of_change());
    return new;
end
$$;
