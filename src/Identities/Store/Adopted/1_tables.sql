-- What a database of the nineteen migrations before Migrations/0001_log.sql lacks of what these make now.
alter table tags      add column row_version bigint not null default 1;
alter table segments  add column row_version bigint not null default 1;
alter table companies add column row_version bigint not null default 1;
alter table users     add column row_version bigint not null default 1, add column modified_at timestamptz not null default now();
alter table roles     add column row_version bigint not null default 1, add column modified_at timestamptz not null default now();

create table log_in_failures (
    name_key  bytea,
    address   text,
    failures  integer     not null,
    judged_at timestamptz not null,

    constraint log_in_failures_pkey primary key (name_key, address)
);

create index log_in_failures_by_age on log_in_failures (judged_at);

-- A part of the log ends where no entry is that is written meanwhile.
do $$
begin
    execute format('alter table change add constraint change_part check (change_id < %s) not valid',
                   ((select coalesce(max(change_id), 0) from change) + 1000000) / 10000000 * 10000000 + 10000000);
end
$$;
