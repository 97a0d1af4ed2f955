-- What begin_change does, for callers who may be restricted to companies: null restricts to none. A person of other companies is not
-- even locked, so that it costs what an unknown one costs.
create or replace function begin_change_of_identity(
    identity uuid, visible uuid[], actor text, origin text, moment timestamptz,
    if_match bigint[], if_none_match bigint[], unmodified_since timestamptz)
returns timestamptz
language plpgsql volatile
as $$
declare
    stored_version bigint;
    stored_moment  timestamptz;
begin
    select version, updated_at into stored_version, stored_moment
    from   people
    where  person_id = identity
    and    (visible is null or owner_company_id = any (visible))
    for no key update;

    if not found then
        raise exception using errcode = 'ID404', message = 'There is no such person.';
    end if;

    if is_refused(stored_version, stored_moment, if_match, if_none_match, unmodified_since) then
        raise exception using errcode = 'ID412', message = 'The person has changed.',
                              hint = (select etag from identity_mark(identity, moment));
    end if;

    perform set_config('identities.person', identity::text, true);

    return open_change(actor, origin, greatest(moment, stored_moment));
end
$$;
