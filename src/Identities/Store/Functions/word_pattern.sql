-- Searched texts are told from patterns by escapes. Words of one or two characters have no trigrams, so they match where a word starts.
create or replace function word_pattern(word text) returns text
language sql immutable
as $$
    select case when char_length(word) > 2 then '%' else '% ' end
           || replace(replace(replace(lower(word collate "und-x-icu"), '\', '\\'), '%', '\%'), '_', '\_')
           || '%';
$$;
