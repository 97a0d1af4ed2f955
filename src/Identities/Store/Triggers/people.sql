-- A deleted person leaves a tombstone, whose id is refused to new people; an import looks for it itself, once for all its people.
create or replace trigger people_bury before delete on people for each row execute function bury_person();

create or replace trigger people_begin before insert on people for each row
    when (current_setting('identities.import', true) is distinct from 'on')
    execute function begin_person();

create or replace trigger count_insert after insert on people referencing new table as counted_rows
    for each statement execute function count_people();
create or replace trigger count_delete after delete on people referencing old table as counted_rows
    for each statement execute function count_people();

-- What takes the content of Baack's person object away notes that the object stays. Its own deletion gives it another id in the same
-- statement.
create or replace trigger aliases_keep_person_object after delete on aliases referencing old table as old_rows
    for each statement execute function keep_person_object('person_alias_id');
create or replace trigger phones_keep_person_object after delete on phones referencing old table as old_rows
    for each statement execute function keep_person_object('phone_id');
create or replace trigger addresses_keep_person_object after delete on addresses referencing old table as old_rows
    for each statement execute function keep_person_object('person_address_id');
create or replace trigger people_keep_person_object before update of birth_date on people
    for each row when (old.birth_date is not null and new.birth_date is null and old.person_object_id = new.person_object_id)
    execute function keep_person_object_without_birth_date();
