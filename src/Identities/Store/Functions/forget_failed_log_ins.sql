-- A manager's word, or another password: the user's failures are forgotten, from every address.
create or replace function forget_failed_log_ins(of_user uuid) returns void
language sql volatile
as $$
    delete from log_in_failures where name_key = (select log_in_name(username) from users where user_id = of_user);
$$;
