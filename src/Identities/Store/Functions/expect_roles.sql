-- Roles that a user is about to be given must be there, and stay.
create or replace function expect_roles(wanted uuid[]) returns void
language plpgsql volatile
as $$
declare
    missing uuid;
begin
    perform from roles where role_id = any (wanted) for key share;

    select id into missing from unnest(wanted) as id where not exists (select from roles where role_id = id) limit 1;

    if found then
        raise exception using errcode = 'IDR05', message = 'There is no such role.', hint = missing;
    end if;
end
$$;
