create or replace function begin_role_change(target uuid, actor text, origin text, moment timestamptz) returns timestamptz
language plpgsql volatile
as $$
declare
    fixed boolean;
begin
    select is_administrator into fixed from roles where role_id = target for update;

    if not found then
        raise exception using errcode = 'IDR04', message = 'There is no such role.', hint = target;
    end if;

    if fixed then
        raise exception using errcode = 'IDR09', message = 'The role is fixed.';
    end if;

    return open_change(actor, origin, moment);
end
$$;
