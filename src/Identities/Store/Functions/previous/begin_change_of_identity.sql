create or replace function begin_change_of_identity(identity uuid, visible uuid[], actor text, origin text, moment timestamptz) returns timestamptz
language plpgsql volatile
as $$
declare
    stored_moment timestamptz;
begin
    select updated_at into stored_moment
    from   people
    where  person_id = identity
    and    (visible is null or owner_company_id = any (visible))
    for no key update;

    if not found then
        raise exception using errcode = 'ID404', message = 'There is no such person.';
    end if;

    return open_change(actor, origin, greatest(moment, stored_moment));
end
$$;
