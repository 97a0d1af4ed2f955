-- A user is shown with the names of their roles, which change without the user. All these counts only grow, so their sum tells each change.
create or replace function user_mark(target uuid) returns text
language sql stable
as $$
    select row_version
           || coalesce('-' || (
                  select sum(roles.row_version)
                  from   user_roles
                  join   roles using (role_id)
                  where  user_roles.user_id = target), '')
    from   users
    where  user_id = target;
$$;
