-- Whether a role is that of administrators.
create or replace function is_administrators_role(role uuid) returns boolean
language sql stable
as $$
    select exists (select from roles where role_id = role and is_administrator);
$$;
