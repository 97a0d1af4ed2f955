-- Definitions count their versions, as people do.
create or replace trigger tags_version before update on tags
    for each row when (old.* is distinct from new.*) execute function count_version();
create or replace trigger segments_version before update on segments
    for each row when (old.* is distinct from new.*) execute function count_version();
create or replace trigger companies_version before update on companies
    for each row when (old.* is distinct from new.*) execute function count_version();

-- Failed log-ins are no version of a user: each guess of a password would refuse an administrator's write.
create or replace trigger users_version before update on users for each row
    when ((old.username, old.password_hash, old.disabled_at, old.deleted_at, old.tokens_valid_from) is distinct from
          (new.username, new.password_hash, new.disabled_at, new.deleted_at, new.tokens_valid_from))
    execute function count_version_and_moment();
create or replace trigger roles_version before update on roles for each row
    when ((old.name, old.is_administrator) is distinct from (new.name, new.is_administrator))
    execute function count_version_and_moment();

-- What a role holds and which roles a user has stand in tables of their own.
create or replace trigger role_permissions_version after insert or delete on role_permissions
    for each row execute function count_version_of_role();
create or replace trigger user_roles_version after insert or delete on user_roles
    for each row execute function count_version_of_user();
