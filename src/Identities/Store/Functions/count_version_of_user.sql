-- Counts the version of a user whose roles change.
create or replace function count_version_of_user() returns trigger
language plpgsql volatile
as $$
begin
    update users
    set    row_version = row_version + 1,
           modified_at = greatest(modified_at, moment_of_change())
    where  user_id = coalesce(new.user_id, old.user_id);

    return null;
end
$$;
