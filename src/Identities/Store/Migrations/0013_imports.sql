-- People who come by the thousand.

-- Who is known by an identifier of another system. A b-tree refuses long texts, so both stand here as one hash and are compared again.
create index client_identifiers_by_token on client_identifiers (hashtextextended(token, hashtextextended(domain, 0)), person_id);

-- Whether this transaction imports people: it then keeps itself what triggers keep for everybody else, once for all its people. It logs
-- each person once, writes the texts they are searched by, counts their versions, and looks for tombstones. Its rows would otherwise be
-- visited one by one, which takes longer than writing them.
create function importing() returns boolean
language sql stable
as $$
    select coalesce(current_setting('identities.import', true), '') = 'on';
$$;

do $$
declare
    logged record;
begin
    for logged in
        select *
        from   (values ('people', 'person_id'), ('aliases', 'person_alias_id'), ('addresses', 'person_address_id'), ('notes', 'note_id'),
                       ('entity_fields', 'entity_field_id'), ('person_tags', 'person_tag_id'), ('client_identifiers', 'client_identifier_id'))
               as tables (name, key)
    loop
        execute format('drop trigger log_insert on %I', logged.name);
        execute format('drop trigger log_update on %I', logged.name);
        execute format('drop trigger log_delete on %I', logged.name);
        execute format('create trigger log_insert after insert on %I referencing new table as new_rows
                        for each statement when (not importing()) execute function log_change(%L)', logged.name, logged.key);
        execute format('create trigger log_update after update on %I referencing old table as old_rows new table as new_rows
                        for each statement when (pg_trigger_depth() = 0 and not importing()) execute function log_change(%L)', logged.name, logged.key);
        execute format('create trigger log_delete after delete on %I referencing old table as old_rows
                        for each statement when (not importing()) execute function log_change(%L)', logged.name, logged.key);
    end loop;
end
$$;

drop trigger people_refuse_buried on people;
create trigger people_refuse_buried before insert on people
    for each row when (not importing()) execute function refuse_buried_person();

drop trigger search_insert on people;
create constraint trigger search_insert after insert on people deferrable initially deferred
    for each row when (not importing()) execute function refresh_search_of_row();

drop trigger search_write on aliases;
create constraint trigger search_write after insert or delete on aliases deferrable initially deferred
    for each row when (not importing()) execute function refresh_search_of_row();

drop trigger search_update on aliases;
create constraint trigger search_update after update on aliases deferrable initially deferred
    for each row when ((old.first_name, old.middle_name, old.last_name, old.position) is distinct from
                       (new.first_name, new.middle_name, new.last_name, new.position) and not importing())
    execute function refresh_search_of_row();

-- Refuses that people come back who have been deleted: what an import looks for before it is done, when whoever deleted one of them
-- meanwhile has been waited for. It is tried again, and then knows.
create function expect_unburied(imported uuid[]) returns void
language plpgsql stable
as $$
begin
    if exists (select from deleted_people where person_id = any (imported)) then
        raise exception using errcode = 'serialization_failure', message = 'A person has been deleted meanwhile.';
    end if;
end
$$;
