-- The service may run as a role that owns nothing: what it may do is granted here, and in one place.

-- What a ready service can do: it needs what all our functions need of the server, and no table.
create function runs_functions() returns boolean
language plpgsql stable
as $$
begin
    return true;
end
$$;
