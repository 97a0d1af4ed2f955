-- Grants a role what the service does, and no more: it reads and writes all tables, but adds to the log and the tombstones only, reads the
-- journal of the migrations, and makes nothing. To be called by the owner.
create or replace procedure grant_to_service(service_role text)
language plpgsql
as $$
declare
    ours  text := current_schema();
    named record;
begin
    if service_role = (select pg_get_userbyid(relowner) from pg_class where oid = 'change'::regclass) then
        raise exception using errcode = 'invalid_grant_operation', message = 'The service role must not be the owner.';
    end if;

    execute format('revoke create on schema %I from public', ours); -- as PostgreSQL has it from version 15 on
    execute format('grant usage on schema %I to %I', ours, service_role);
    execute format('grant select, insert, update, delete on all tables in schema %I to %I', ours, service_role);
    execute format('revoke insert, update, delete on schemaversions from %I', service_role);

    for named in
        select oid::regclass as kept from pg_class where oid in ('change'::regclass, 'definition_change'::regclass, 'deleted_people'::regclass)
        union
        select inhrelid::regclass from pg_inherits where inhparent = 'change'::regclass
    loop
        execute format('revoke update, delete on %s from %I', named.kept, service_role);
    end loop;

    execute format('grant usage on all sequences in schema %I to %I', ours, service_role);

    for named in
        select oid::regprocedure as signature from pg_proc where pronamespace = ours::regnamespace and prosecdef
    loop
        execute format('grant execute on function %s to %I', named.signature, service_role);
    end loop;
end
$$;

revoke execute on procedure grant_to_service(text) from public;
