-- Refuses that people come back who have been deleted: what an import looks for before it is done, when it has waited for the deletion
-- of one of them meanwhile. It is tried again, and then knows.
create or replace function expect_unburied(imported uuid[]) returns void
language plpgsql stable
as $$
begin
    if exists (select from deleted_people where person_id = any (imported)) then
        raise exception using errcode = 'serialization_failure', message = 'A person has been deleted meanwhile.';
    end if;
end
$$;
