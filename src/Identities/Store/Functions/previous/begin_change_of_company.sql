create or replace function begin_change_of_company(company uuid, visible uuid[], actor text, origin text, moment timestamptz) returns timestamptz
language plpgsql volatile
as $$
declare
    stored_moment timestamptz;
begin
    perform from companies where company_id = '01900000-0000-7000-8000-000000000001' for no key update;

    select updated_at into stored_moment
    from   companies
    where  company_id = company
    and    (visible is null or company_id = any (visible))
    for no key update;

    if not found then
        raise exception using errcode = 'ID404', message = 'There is no such company.';
    end if;

    return open_change(actor, origin, greatest(moment, stored_moment));
end
$$;
