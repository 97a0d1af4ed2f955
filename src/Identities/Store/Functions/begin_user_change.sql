-- Opens a change of a user: locks the row, so that the next writer waits.
create or replace function begin_user_change(
    target uuid, actor text, origin text, moment timestamptz, if_match bigint[], if_none_match bigint[], unmodified_since timestamptz)
returns timestamptz
language plpgsql volatile
as $$
declare
    stored_version bigint;
    stored_moment  timestamptz;
begin
    select row_version, modified_at into stored_version, stored_moment
    from   users
    where  user_id = target
    and    deleted_at is null
    for no key update;

    if not found then
        raise exception using errcode = 'IDU04', message = 'There is no such user.', hint = target;
    end if;

    if is_refused(stored_version, stored_moment, if_match, if_none_match, unmodified_since) then
        raise exception using errcode = 'ID412', message = 'The user has changed.', hint = user_mark(target);
    end if;

    return open_change(actor, origin, moment);
end
$$;
