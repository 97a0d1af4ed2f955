-- Refuses a parent that is not there or not for this caller, unless it is the parent already, and one that is the company's own
-- descendant.
create or replace function expect_parent_company(company uuid, parent uuid, visible uuid[]) returns boolean
language plpgsql stable
as $$
begin
    if parent is not distinct from (select parent_company_id from companies where company_id = company) then
        return true;
    end if;

    perform expect_companies(array[parent], visible);

    if exists (
        with recursive ancestors as (
            select parent as company_id
            union
            select parent_company_id from companies join ancestors using (company_id) where parent_company_id is not null
        )
        select from ancestors where company_id = company
    ) then
        raise exception using errcode = 'IDC09', message = 'A company cannot stand above itself.';
    end if;

    return true;
end
$$;
