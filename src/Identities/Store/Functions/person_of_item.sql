-- Whose an item is that is known by its own id alone.
create or replace function person_of_item(item_kind text, item uuid, moment timestamptz) returns uuid
language plpgsql stable
as $$
begin
    case item_kind
        when 'person' then
            return (select person_id from person_objects where person_object_id = item);
        when 'personname' then
            return (select person_id from aliases where person_alias_id = item);
        when 'email' then
            return (select person_id from emails where email_id = item and kind = 'email');
        when 'telephone' then
            return (select person_id from phones where phone_id = item);
        when 'address' then
            return (select person_id from addresses where person_address_id = item);
        when 'clientidentifier' then
            return (select person_id from client_identifiers
                    where  client_identifier_id = item and (expires is null or expires > moment));
    end case;
end
$$;
