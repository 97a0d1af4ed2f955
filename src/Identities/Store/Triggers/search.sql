-- The search of a person is refreshed once per transaction, when all else is written. Conditions ask without a function, whose text would
-- be taken apart for each statement. Constraint triggers cannot be replaced.
drop trigger if exists search_insert on people;
create constraint trigger search_insert after insert on people deferrable initially deferred for each row
    when (current_setting('identities.import', true) is distinct from 'on')
    execute function refresh_search_of_row();

drop trigger if exists search_update on people;
create constraint trigger search_update after update of initials, job_title, customer_id, created_at, archived_at on people
    deferrable initially deferred for each row
    when ((old.initials, old.job_title, old.customer_id, old.created_at, old.archived_at) is distinct from
          (new.initials, new.job_title, new.customer_id, new.created_at, new.archived_at))
    execute function refresh_search_of_row();

drop trigger if exists search_write on aliases;
create constraint trigger search_write after insert or delete on aliases deferrable initially deferred for each row
    when (current_setting('identities.import', true) is distinct from 'on')
    execute function refresh_search_of_row();

drop trigger if exists search_update on aliases;
create constraint trigger search_update after update on aliases deferrable initially deferred for each row
    when ((old.first_name, old.middle_name, old.last_name, old.position) is distinct from
          (new.first_name, new.middle_name, new.last_name, new.position) and current_setting('identities.import', true) is distinct from 'on')
    execute function refresh_search_of_row();

drop trigger if exists search_write on emails;
create constraint trigger search_write after insert or delete on emails deferrable initially deferred for each row
    execute function refresh_search_of_row();

drop trigger if exists search_update on emails;
create constraint trigger search_update after update on emails deferrable initially deferred for each row
    when (old.email <> new.email)
    execute function refresh_search_of_row();

drop trigger if exists search_write on phones;
create constraint trigger search_write after insert or delete on phones deferrable initially deferred for each row
    execute function refresh_search_of_row();

drop trigger if exists search_update on phones;
create constraint trigger search_update after update on phones deferrable initially deferred for each row
    when (old.number <> new.number)
    execute function refresh_search_of_row();
