create or replace function begin_user_change(target uuid, actor text, origin text, moment timestamptz) returns timestamptz
language plpgsql volatile
as $$
begin
    perform from users where user_id = target and deleted_at is null for no key update;

    if not found then
        raise exception using errcode = 'IDU04', message = 'There is no such user.', hint = target;
    end if;

    return open_change(actor, origin, moment);
end
$$;
