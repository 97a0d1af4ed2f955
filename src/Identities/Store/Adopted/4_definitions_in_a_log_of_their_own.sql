with moved as (
    delete from change
    where  person_id is null
    returning change_id, transaction_id, moment, actor, origin, item_table, item_id, before, after
)
insert into definition_change (change_id, transaction_id, moment, actor, origin, item_table, item_id, before, after)
select change_id, transaction_id, moment, actor, origin, item_table, item_id, before, after
from   moved;
