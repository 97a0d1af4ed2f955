-- Refuses a write that refers to companies of which one is not there, or not for this caller.
create or replace function expect_companies(wanted uuid[], visible uuid[]) returns boolean
language plpgsql stable
as $$
begin
    if exists (
        select
        from   unnest(wanted) as company
        where  not exists (select from companies where company_id = company)
        or     company <> all (visible)
    ) then
        raise exception using errcode = 'ID404', message = 'There is no such company.';
    end if;

    return true;
end
$$;
