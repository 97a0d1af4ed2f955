create or replace function begin_change_of_item(
    item_kind text, item uuid, visible uuid[], actor text, origin text, moment timestamptz) returns timestamptz
language plpgsql volatile
as $$
declare
    person uuid        := person_of_item(item_kind, item, moment);
    opened timestamptz := begin_change_of_identity(person, visible, actor, origin, moment);
begin
    if person_of_item(item_kind, item, moment) is distinct from person then
        raise exception using errcode = 'ID404', message = 'There is no such item.';
    end if;

    return opened;
end
$$;
