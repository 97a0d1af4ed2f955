-- The same, for a company. Whoever changes companies does so alone, so that no two make each other their parents.
create or replace function begin_change_of_company(
    company uuid, visible uuid[], actor text, origin text, moment timestamptz,
    if_match bigint[], if_none_match bigint[], unmodified_since timestamptz)
returns timestamptz
language plpgsql volatile
as $$
declare
    stored_version bigint;
    stored_moment  timestamptz;
begin
    perform from companies where company_id = '01900000-0000-7000-8000-000000000001' for no key update;

    select row_version, updated_at into stored_version, stored_moment
    from   companies
    where  company_id = company
    and    (visible is null or company_id = any (visible))
    for no key update;

    if not found then
        raise exception using errcode = 'ID404', message = 'There is no such company.';
    end if;

    if is_refused(stored_version, stored_moment, if_match, if_none_match, unmodified_since) then
        raise exception using errcode = 'ID412', message = 'The company has changed.', hint = stored_version;
    end if;

    return open_change(actor, origin, greatest(moment, stored_moment));
end
$$;
