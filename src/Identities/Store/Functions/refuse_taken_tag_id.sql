-- Refuses to put a tag on a person under the id of another tag of theirs that is not shown.
create or replace function refuse_taken_tag_id() returns integer
language plpgsql volatile
as $$
begin
    raise exception using errcode = 'unique_violation', constraint = 'person_tags_pkey', message = 'Another tag of the person has this id.';
end
$$;
