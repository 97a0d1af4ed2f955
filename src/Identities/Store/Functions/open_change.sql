-- What the triggers log stands in settings of the transaction, never of the session: a pooled connection forgets them at commit.
create or replace function open_change(actor text, origin text, moment timestamptz) returns timestamptz
language plpgsql volatile
as $$
begin
    perform set_config('identities.actor', coalesce(actor, ''), true);
    perform set_config('identities.origin', origin, true);
    perform set_config('identities.moment', moment::text, true);

    return moment;
end
$$;
