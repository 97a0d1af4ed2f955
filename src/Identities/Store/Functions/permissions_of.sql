-- What a user may do now.
create or replace function permissions_of(someone uuid) returns text[]
language sql stable
as $$
    select array(
        select distinct permission
        from   user_roles
        join   role_permissions using (role_id)
        where  user_roles.user_id = someone
        order by permission);
$$;
