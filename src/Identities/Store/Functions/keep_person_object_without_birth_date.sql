-- Notes that the person object stays when its birth date goes.
create or replace function keep_person_object_without_birth_date() returns trigger
language plpgsql volatile
as $$
begin
    new.person_object_kept := true;
    return new;
end
$$;
