-- What nothing calls any more; of these, instances of the version before used only triggers, which have been replaced.
drop trigger if exists people_refuse_buried on people;
drop function if exists refuse_buried_person();
drop function if exists log_change();
drop procedure if exists log_changes_of(regclass, text);
drop function if exists person_etag(uuid, timestamptz);
drop function if exists person_etag_with_lists(uuid, timestamptz);
