-- What a role holds and which roles a user has stand in tables of their own.
create or replace function count_version_of_role() returns trigger
language plpgsql volatile
as $$
begin
    update roles
    set    row_version = row_version + 1,
           modified_at = greatest(modified_at, moment_of_change())
    where  role_id = coalesce(new.role_id, old.role_id);

    return null;
end
$$;
