create or replace function person_mark(person uuid, moment timestamptz) returns table (version bigint, etag text)
language sql stable
as $$
    select version, version || coalesce('-' || nullif(hidden_tags, 0), '')
    from   (select (select version from people where person_id = person) as version,
                   (select count(*)
                    from   person_tags
                    where  person_id = person
                    and    (expires <= moment
                            or exists (select from tags where tags.tag_id = person_tags.tag_id and deleted_at is not null))) as hidden_tags) as mark;
$$;
