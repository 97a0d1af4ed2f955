-- A tag that stays on somebody is not judged again: without a tag to judge there is none.
alter function usable_tag(uuid) strict;

-- Refuses to write a note that the writer cannot see.
create function refuse_hidden_note(note uuid) returns integer
language plpgsql volatile
as $$
begin
    raise exception using errcode = 'IDN04', message = 'The note is private.', hint = note;
end
$$;
