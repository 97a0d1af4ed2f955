-- Both logs as one. Their ids come from one sequence.
create or replace view logged_changes as
select change_id, transaction_id, person_id, version, moment, actor, origin, item_table, item_id, before, after, erased
from   change
union all
select change_id, transaction_id, null, null, moment, actor, origin, item_table, item_id, before, after, false
from   definition_change;
