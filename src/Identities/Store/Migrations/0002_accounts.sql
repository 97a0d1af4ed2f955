-- Who may log in, and what they may do.

-- Users are marked deleted, never removed: logs and notes name them by id.
create table users (
    user_id           uuid,
    user_number       integer generated always as identity,
    username          text        not null,
    password_hash     text        not null,
    failed_logins     integer     not null default 0, -- this and the next are of the version before; log_in_failures holds them now
    locked_until      timestamptz,
    disabled_at       timestamptz,
    deleted_at        timestamptz,
    tokens_valid_from timestamptz,       -- tokens issued earlier are refused, as after a password reset
    created_at        timestamptz not null default now(),
    row_version       bigint      not null default 1, -- counted by a trigger, as those of all definitions are
    modified_at       timestamptz not null default now(),

    constraint users_pkey primary key (user_id),
    constraint users_user_number_unique unique (user_number)
);

create unique index users_username_unique on users (lower(username collate "und-x-icu")) where deleted_at is null;

-- The few whose tokens are refused; every instance reads them again each second.
create index users_refused on users (user_id)
    where disabled_at is not null or deleted_at is not null or tokens_valid_from is not null;

-- The role of administrators holds every permission there is: it is neither changed nor deleted, and new permissions join it by themselves.
create table roles (
    role_id          uuid,
    name             text        not null,
    is_administrator boolean     not null default false,
    row_version      bigint      not null default 1,
    modified_at      timestamptz not null default now(),

    constraint roles_pkey primary key (role_id)
);

create unique index roles_name_unique on roles (lower(name collate "und-x-icu"));
create unique index roles_administrator_unique on roles (is_administrator) where is_administrator;

create table role_permissions (
    role_id    uuid,
    permission text,

    constraint role_permissions_pkey primary key (role_id, permission),
    constraint role_permissions_role_fkey foreign key (role_id) references roles (role_id) on delete cascade
);

create table user_roles (
    user_id uuid,
    role_id uuid,

    constraint user_roles_pkey primary key (user_id, role_id),
    constraint user_roles_user_fkey foreign key (user_id) references users (user_id),
    constraint user_roles_role_fkey foreign key (role_id) references roles (role_id)
);

create index user_roles_by_role on user_roles (role_id, user_id);

-- Keys that programs send in place of tokens. A key speaks for the user who had it issued; one that is revoked is deleted, and stays in
-- the change log.
create table api_keys (
    api_key_id uuid,
    user_id    uuid        not null,
    name       text,                     -- what its user calls it
    created_at timestamptz not null,
    expires_at timestamptz,              -- null: never

    constraint api_keys_pkey primary key (api_key_id),
    constraint api_keys_user_fkey foreign key (user_id) references users (user_id)
);

create index api_keys_by_user on api_keys (user_id, api_key_id);

-- What a key is recognised by: its SHA-256. Keys are random and as long as the hash, so a slow hash would protect nothing more. The table
-- is not logged.
create table api_key_hashes (
    key_hash   bytea,
    api_key_id uuid not null,

    constraint api_key_hashes_pkey primary key (key_hash),
    constraint api_key_hashes_api_key_unique unique (api_key_id),
    constraint api_key_hashes_api_key_fkey foreign key (api_key_id) references api_keys (api_key_id) on delete cascade
);

-- Failed log-ins in a row, by name and address.
create table log_in_failures (
    name_key  bytea,                     -- SHA-256 of the name: people type passwords there
    address   text,                      -- where the tries came from; of IPv6 the first 64 bits
    failures  integer     not null,
    judged_at timestamptz not null,      -- the last one whose password was checked

    constraint log_in_failures_pkey primary key (name_key, address)
);

create index log_in_failures_by_age on log_in_failures (judged_at);
