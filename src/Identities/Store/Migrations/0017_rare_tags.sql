-- How many people carry which tag is known of a thousand tags, not of the hundred most frequent: of the others PostgreSQL supposed that
-- all are alike, and looked for the few who carry a rare one among everybody in the order of the list.
alter table person_tags alter column tag_id set statistics 1000;
alter table person_segments alter column segment_id set statistics 1000;

analyze person_tags;
analyze person_segments;
