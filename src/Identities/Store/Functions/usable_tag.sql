-- The definition of a tag that is about to be put on a person: unknown and disabled ones are refused here, for every surface alike.
create or replace function usable_tag(wanted uuid) returns tags
language plpgsql stable strict
as $$
declare
    tag tags;
begin
    select * into tag from tags where tag_id = wanted and deleted_at is null;

    if not found then
        raise exception using errcode = 'IDT04', message = 'There is no such tag.', hint = wanted;
    end if;

    if tag.disabled then
        raise exception using errcode = 'IDT09', message = 'The tag is disabled.', hint = wanted;
    end if;

    return tag;
end
$$;
