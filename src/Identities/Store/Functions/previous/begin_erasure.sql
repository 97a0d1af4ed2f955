create or replace function begin_erasure(person uuid, actor text, origin text, moment timestamptz, if_match bigint[]) returns timestamptz
language plpgsql volatile
as $$
begin
    if exists (select from deleted_people where person_id = person) then
        return open_change(actor, origin, moment);
    end if;

    return begin_change(person, actor, origin, moment, if_match);
end
$$;
