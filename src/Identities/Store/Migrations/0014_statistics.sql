-- PostgreSQL takes no statistics from an index that holds some rows only. Without any it expected one person in two hundred to have a
-- LinkedIn id that is looked for, and read all people to find one.
create statistics people_linkedin_id on (lower(linkedin_id collate "und-x-icu")) from people;

analyze people;
