-- The change log: one row per item that a write changed. It is the audit trail, and has no foreign keys, because it outlives what it
-- speaks of. Triggers write it (Triggers/log.sql).

-- Both logs take their ids from here, so that one order holds for the entries of both.
create sequence change_ids;

-- Changes of people, and of what belongs to them. Parts of ten million ids each are made ahead (make_parts_of_log).
create table change (
    change_id      bigint      not null default nextval('change_ids'),
    transaction_id xid8        not null default pg_current_xact_id(),
    person_id      uuid,                            -- null in what the version before wrote about definitions
    version        bigint,                          -- the person's version that this write made; several rows may share it
    moment         timestamptz not null,
    actor          text,                            -- the token's subject; null when the service itself wrote
    origin         text        not null,            -- the surface that was spoken to
    item_table     text        not null,
    item_id        text        not null,
    before         jsonb,
    after          jsonb,
    erased         boolean     not null default false, -- what is left of an erased person is that there was one

    constraint change_pkey primary key (change_id)
)
partition by range (change_id);

-- A person's changes are read in the order they were logged.
create index change_of_person on change (person_id, change_id);

-- Changes of what belongs to nobody: tags, companies, segments, lists, pictures, users, roles and keys; and log-ins.
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
