-- So that the log becomes a part of the new one without being read under a lock.
alter table change validate constraint change_part;
