-- Opens a change of a tag: locks the row, so that the next writer waits.
create or replace function begin_tag_change(
    target uuid, actor text, origin text, moment timestamptz, if_match bigint[], if_none_match bigint[], unmodified_since timestamptz)
returns timestamptz
language plpgsql volatile
as $$
declare
    stored_version bigint;
    stored_moment  timestamptz;
begin
    select row_version, updated_at into stored_version, stored_moment
    from   tags
    where  tag_id = target
    and    deleted_at is null
    for no key update;

    if not found then
        raise exception using errcode = 'IDT04', message = 'There is no such tag.', hint = target;
    end if;

    if is_refused(stored_version, stored_moment, if_match, if_none_match, unmodified_since) then
        raise exception using errcode = 'ID412', message = 'The tag has changed.', hint = stored_version;
    end if;

    return open_change(actor, origin, moment);
end
$$;
