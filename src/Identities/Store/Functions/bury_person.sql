-- Leaves the tombstone before the row goes, so that the rows below it are logged under the person's last version.
create or replace function bury_person() returns trigger
language plpgsql volatile
as $$
begin
    insert into deleted_people (person_id, person_number, version, deleted_at, deleted_by)
    values (old.person_id, old.person_number, old.version + 1,
            moment_of_change(), nullif(current_setting('identities.actor', true), ''));

    return old;
end
$$;
