-- The log of before becomes the first part of the new one, under the number of the last part that it stands for.
do $$
declare
    part_end bigint := (select substring(pg_get_constraintdef(oid) from '\d+')::bigint from pg_constraint where conname = 'change_part');
    part     text   := 'change_' || part_end / 10000000 - 1;
begin
    lock table change in access exclusive mode;

    create sequence change_ids;
    perform setval('change_ids', (select coalesce(max(change_id), 0) + 1 from change), false);

    execute format('alter table change rename to %I', part);
    execute format('alter table %I alter column change_id drop identity', part);
    execute format('alter table %I alter column change_id set default nextval(''change_ids'')', part);
    execute format('alter table %I rename constraint change_pkey to %I', part, part || '_pkey');
    execute format('alter index change_of_person rename to %I', part || '_person_id_change_id_idx');

    execute format('create table change (like %I including defaults) partition by range (change_id)', part);
    alter table change add constraint change_pkey primary key (change_id);
    create index change_of_person on change (person_id, change_id);
    execute format('alter table change attach partition %I for values from (minvalue) to (%s)', part, part_end);
    execute format('alter table %I drop constraint change_part', part);

    create table definition_change (
        change_id      bigint      not null default nextval('change_ids'),
        transaction_id xid8        not null default pg_current_xact_id(),
        moment         timestamptz not null,
        actor          text,
        origin         text        not null,
        item_table     text        not null,
        item_id        text        not null,
        before         jsonb,
        after          jsonb,

        constraint definition_change_pkey primary key (change_id)
    );
end
$$;
