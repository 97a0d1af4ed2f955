-- There is always an administrator.
create or replace trigger users_keep_an_administrator after update of disabled_at, deleted_at on users
    for each row
    when (old.disabled_at is null and old.deleted_at is null
          and (new.disabled_at is not null or new.deleted_at is not null)
          and is_administrator(old.user_id))
    execute function keep_an_administrator();

create or replace trigger user_roles_keep_an_administrator after delete on user_roles
    for each row
    when (is_administrators_role(old.role_id))
    execute function keep_an_administrator();

create or replace trigger list_items_count_version after insert or update or delete on list_items
    for each statement execute function count_list_version();
