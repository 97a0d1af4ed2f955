-- What these would say, without a lock, to a request that is refused anyway.
create or replace function expect_definition(
    kind text, target uuid, if_match bigint[], if_none_match bigint[], unmodified_since timestamptz) returns void
language plpgsql stable
as $$
declare
    mark   text;
    moment timestamptz;
begin
    case kind
        when 'tag' then
            select row_version, updated_at into mark, moment from tags where tag_id = target and deleted_at is null;
        when 'user' then
            select user_mark(user_id), modified_at into mark, moment from users where user_id = target and deleted_at is null;
        when 'role' then
            select row_version, modified_at into mark, moment from roles where role_id = target;
    end case;

    if mark is null then
        raise exception using errcode = case kind when 'tag' then 'IDT04' when 'user' then 'IDU04' else 'IDR04' end,
                              message = 'There is no such definition.', hint = target;
    end if;

    if is_refused(split_part(mark, '-', 1)::bigint, moment, if_match, if_none_match, unmodified_since) then
        raise exception using errcode = 'ID412', message = 'The definition has changed.', hint = mark;
    end if;
end
$$;
