-- Whether a user has the role of administrators.
create or replace function is_administrator(someone uuid) returns boolean
language sql stable
as $$
    select exists (select from user_roles join roles using (role_id) where user_id = someone and is_administrator);
$$;
