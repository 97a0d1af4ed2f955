-- Brings the grants up to what a migration has made, for the roles that have been granted before.
create or replace procedure grant_to_service_again()
language plpgsql
as $$
declare
    service_role text;
begin
    for service_role in
        select pg_get_userbyid(grantee)
        from   pg_proc
        cross join lateral aclexplode(proacl)
        where  oid = 'erase_from_log(uuid, text, timestamptz)'::regprocedure
        and    grantee not in (0, proowner)
    loop
        call grant_to_service(service_role);
    end loop;
end
$$;

revoke execute on procedure grant_to_service_again() from public;
