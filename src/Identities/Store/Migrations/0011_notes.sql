-- A note that is handed over to another user is theirs; when that is taken back it is its creator's again.
alter table notes add column creator_subject text; -- who wrote it; null while that is its owner

-- A person may have tens of thousands of notes: each order that is asked for often has its index, and so have new notes, which go last.
create index notes_by_flag on notes (person_id, flagged desc, created_at desc, note_id);
create index notes_by_age on notes (person_id, created_at desc, note_id);
create index notes_by_position on notes (person_id, position, note_id);
