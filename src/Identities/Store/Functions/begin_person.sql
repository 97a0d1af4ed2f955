-- A new person begins with version 1 in the open change. The id of a deleted person is refused.
create or replace function begin_person() returns trigger
language plpgsql volatile
as $$
begin
    if exists (select from deleted_people where person_id = new.person_id) then
        raise exception using errcode = 'ID410', message = 'The id of a deleted person never comes back.';
    end if;

    new.version := 1;
    new.changed_in := pg_current_xact_id();

    if current_setting('identities.moment', true) <> '' then
        new.updated_at := moment_of_change();
    end if;

    return new;
end
$$;
