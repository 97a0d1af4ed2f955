-- Users as they are shown.
create or replace view shown_users as
select user_id, username, disabled_at is not null as disabled, created_at as created,
       array(select   role_id
             from     user_roles
             join     roles using (role_id)
             where    user_roles.user_id = users.user_id
             order by name, role_id) as role_ids,
       array(select   name
             from     user_roles
             join     roles using (role_id)
             where    user_roles.user_id = users.user_id
             order by name, role_id) as role_names,
       row_version
       || coalesce('-' || (
              select sum(roles.row_version)
              from   user_roles
              join   roles using (role_id)
              where  user_roles.user_id = users.user_id), '') as mark,
       modified_at
from   users
where  deleted_at is null;
