-- Opens a change of a role that may be changed.
create or replace function begin_role_change(
    target uuid, actor text, origin text, moment timestamptz, if_match bigint[], if_none_match bigint[], unmodified_since timestamptz)
returns timestamptz
language plpgsql volatile
as $$
declare
    fixed          boolean;
    stored_version bigint;
    stored_moment  timestamptz;
begin
    select is_administrator, row_version, modified_at into fixed, stored_version, stored_moment
    from   roles
    where  role_id = target
    for update;

    if not found then
        raise exception using errcode = 'IDR04', message = 'There is no such role.', hint = target;
    end if;

    if is_refused(stored_version, stored_moment, if_match, if_none_match, unmodified_since) then
        raise exception using errcode = 'ID412', message = 'The role has changed.', hint = stored_version;
    end if;

    if fixed then
        raise exception using errcode = 'IDR09', message = 'The role is fixed.';
    end if;

    return open_change(actor, origin, moment);
end
$$;
