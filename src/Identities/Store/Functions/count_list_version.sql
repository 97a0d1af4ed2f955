-- Counts the version of the lists, once for each statement that writes items.
create or replace function count_list_version() returns trigger
language plpgsql volatile
as $$
begin
    update list_version set version = version + 1;
    return null;
end
$$;
