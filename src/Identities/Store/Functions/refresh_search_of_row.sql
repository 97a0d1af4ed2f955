-- Runs at the end of the transaction, for every row that was written; the first one of a person does the work.
create or replace function refresh_search_of_row() returns trigger
language plpgsql volatile
as $$
declare
    person uuid := coalesce(new.person_id, old.person_id);
begin
    if not exists (select from person_search where person_id = person and refreshed_in = pg_current_xact_id()) then
        perform refresh_search(person);
    end if;

    return null;
end
$$;
