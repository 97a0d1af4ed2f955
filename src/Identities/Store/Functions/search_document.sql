-- The text that a person is searched by. What stands behind a sign within a word starts a word too, so the text follows without signs.
create or replace function search_document(fields text) returns text
language plpgsql immutable
as $$
declare
    lowered text := ' ' || lower(fields collate "und-x-icu");
    plain   text := translate(lowered, '.,:;@-_+/\()''"&#', '                ');
begin
    return case when plain = lowered then lowered else lowered || plain end;
end
$$;
