-- Nobody gives what they do not hold: by their token, and, if they are a user of ours, by their roles of now.
create or replace function expect_held(caller text, held text[], wanted text[]) returns void
language plpgsql stable
as $$
declare
    known   boolean := exists (select from users where user_id = uuid_of(caller));
    missing text;
begin
    select permission into missing
    from   unnest(wanted) as permission
    where  permission <> all (held)
    or     known and permission <> all (permissions_of(uuid_of(caller)))
    order by permission
    limit  1;

    if found then
        raise exception using errcode = 'IDP03', message = 'The caller does not hold the permission.', hint = missing;
    end if;
end
$$;
