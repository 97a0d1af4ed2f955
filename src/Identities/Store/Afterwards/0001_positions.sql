-- Rows of one collection could share a position: phones or e-mails of two kinds that SuperOffice wrote at once, and new rows beside ones
-- that their writer was not shown. They are shown in the order of their ids then, and keep it: the collections that have such rows are
-- numbered again, a thousand people at a time. Nobody has changed them, so they get no version and nothing is logged.
-- An instance of the version before may still write such rows; readers order by the id, too.
do $$
declare
    part    record;
    shared  uuid[];
    these uuid[];
begin
    for part in
        values ('aliases', 'person_alias_id'), ('addresses', 'person_address_id'), ('entity_fields', 'entity_field_id'),
               ('person_tags', 'person_tag_id'), ('notes', 'note_id'), ('emails', 'email_id'), ('phones', 'phone_id'), ('urls', 'url_id'),
               ('person_companies', 'person_company_id'), ('person_segments', 'person_segment_id'), ('chosen_items', 'chosen_item_id'),
               ('consents', 'consent_id'), ('client_identifiers', 'client_identifier_id')
    loop
        execute format('select array(select distinct person_id from %I group by person_id, position having count(*) > 1)', part.column1)
        into    shared;

        for batch in 0 .. (cardinality(shared) - 1) / 1000 loop
            these := shared[batch * 1000 + 1 : batch * 1000 + 1000];
            perform set_config('identities.import', 'on', true); -- the log's triggers leave it alone
            perform from people where person_id = any (these) order by person_id for no key update;

            execute format(
                'update %1$I as row
                 set    position = numbered.place
                 from   (select person_id, %2$I as id, row_number() over (partition by person_id order by position, %2$I) as place
                         from   %1$I
                         where  person_id = any ($1)) as numbered
                 where  row.person_id = numbered.person_id
                 and    row.%2$I = numbered.id
                 and    row.position <> numbered.place',
                part.column1, part.column2) using these;
            commit;
        end loop;
    end loop;
end
$$;
