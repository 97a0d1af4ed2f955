-- Refuses to write a note that the writer cannot see.
create or replace function refuse_hidden_note(note uuid) returns integer
language plpgsql volatile
as $$
begin
    raise exception using errcode = 'IDN04', message = 'The note is private.', hint = note;
end
$$;
