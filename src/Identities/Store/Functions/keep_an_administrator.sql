-- Whoever takes the last administrator away would lock everybody out.
create or replace function keep_an_administrator() returns trigger
language plpgsql volatile
as $$
begin
    -- One after the other: the second sees what the first one left.
    perform from roles where is_administrator for no key update;

    if not exists (
        select from users
        join   user_roles using (user_id)
        join   roles      using (role_id)
        where  is_administrator
        and    disabled_at is null
        and    deleted_at is null)
    then
        raise exception using errcode = 'IDA09', message = 'There must be an administrator.';
    end if;

    return null;
end
$$;
