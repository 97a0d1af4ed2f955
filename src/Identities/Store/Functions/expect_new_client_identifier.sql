-- Refuses a change that would make two valid identifiers of one person equal.
create or replace function expect_new_client_identifier(changing client_identifiers, new_domain text, new_token text, moment timestamptz) returns boolean
language plpgsql stable
as $$
begin
    if exists (
        select
        from   client_identifiers
        where  person_id = changing.person_id
        and    client_identifier_id <> changing.client_identifier_id
        and    domain = new_domain
        and    token = new_token
        and    (expires is null or expires > moment)
    ) then
        raise exception using errcode = 'IDB09', message = 'The person has this identifier already.';
    end if;

    return true;
end
$$;
