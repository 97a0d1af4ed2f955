-- The people of the page that a search has just read; its first statement leaves them in a setting of the transaction.
create or replace function people_of_page() returns uuid[]
language sql stable
as $$
    select nullif(current_setting('identities.page', true), '')::uuid[];
$$;
