-- The mark that versions a person for HTTP: the version, and how many tags time or a deleted definition has hidden since it was
-- written. Both only grow, so equal marks mean equal content. One row, which becomes part of the statement that asks for it; it is empty
-- when there is no such person. Deleted definitions are few, and have an index; joined with the others, all of them were read.
create or replace function mark_of_person(person uuid, moment timestamptz) returns table (version bigint, etag text, modified_at timestamptz)
language sql stable
as $$
    select version, version || coalesce('-' || nullif(hidden_tags, 0), ''), updated_at
    from   (select) as always
    left join people on person_id = person
    cross join lateral (
        select count(*) as hidden_tags
        from   person_tags
        where  person_tags.person_id = person
        and    (expires <= moment
                or exists (select from tags where tags.tag_id = person_tags.tag_id and deleted_at is not null))) as hidden;
$$;
