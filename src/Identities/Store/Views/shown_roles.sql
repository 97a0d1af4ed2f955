-- Roles as they are shown.
create or replace view shown_roles as
select role_id, name, is_administrator,
       array(select permission from role_permissions where role_permissions.role_id = roles.role_id order by permission) as permissions,
       row_version::text as mark, modified_at
from   roles;
