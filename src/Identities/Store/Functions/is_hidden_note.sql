-- What nobody but its owner may see, not even in the log: a note that is private, or was.
create or replace function is_hidden_note(item_table text, content jsonb, reader text) returns boolean
language sql immutable
as $$
    select item_table = 'notes' and coalesce((content ->> 'is_private')::boolean, false) and content ->> 'owner_subject' is distinct from reader;
$$;
