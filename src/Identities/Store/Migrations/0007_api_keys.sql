-- Keys that programs send in place of tokens. A key speaks for the user who had it issued; one that is revoked is deleted, and the
-- change log remembers it.
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

-- What a key is recognised by: its SHA-256. Keys are random and as long as the hash, so a slow hash would protect nothing more. It
-- stands in a table of its own, which is not logged.
create table api_key_hashes (
    key_hash   bytea,
    api_key_id uuid not null,

    constraint api_key_hashes_pkey primary key (key_hash),
    constraint api_key_hashes_api_key_unique unique (api_key_id),
    constraint api_key_hashes_api_key_fkey foreign key (api_key_id) references api_keys (api_key_id) on delete cascade
);

call log_changes_of('api_keys', 'api_key_id');
