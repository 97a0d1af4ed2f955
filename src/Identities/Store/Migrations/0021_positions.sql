-- Rows of one collection could share a position: phones or e-mails of two kinds that SuperOffice wrote at once, and new rows beside ones
-- that their writer was not shown. They are shown in the order of their ids then, and keep it: the collections that have such rows are
-- numbered again. Nobody has changed them, so they get no version and nothing is logged.
-- An instance of the version before may still write such rows; whatever reads them goes by the id, too.
do $$
declare
    part        record;
    is_repaired boolean;
    is_locked   boolean := false;
begin
    for part in
        values ('aliases', 'person_alias_id'), ('addresses', 'person_address_id'), ('entity_fields', 'entity_field_id'),
               ('person_tags', 'person_tag_id'), ('notes', 'note_id'), ('emails', 'email_id'), ('phones', 'phone_id'), ('urls', 'url_id'),
               ('person_companies', 'person_company_id'), ('person_segments', 'person_segment_id'), ('chosen_items', 'chosen_item_id'),
               ('consents', 'consent_id'), ('client_identifiers', 'client_identifier_id')
    loop
        execute format('select not exists (select from %I group by person_id, position having count(*) > 1)', part.column1)
        into    is_repaired;
        continue when is_repaired;

        -- Whoever writes somebody locks them first, so nobody has read positions who has not written yet.
        if not is_locked then
            lock table people in exclusive mode;
            is_locked := true;
        end if;

        execute format('alter table %I disable trigger user', part.column1);

        execute format(
            'update %1$I as row
             set    position = numbered.place
             from   (select person_id, %2$I as id, row_number() over (partition by person_id order by position, %2$I) as place
                     from   %1$I
                     where  person_id in (select person_id from %1$I group by person_id, position having count(*) > 1)) as numbered
             where  row.person_id = numbered.person_id
             and    row.%2$I = numbered.id
             and    row.position <> numbered.place',
            part.column1, part.column2);

        execute format('alter table %I enable trigger user', part.column1);
    end loop;
end
$$;
