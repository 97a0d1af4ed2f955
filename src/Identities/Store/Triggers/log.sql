-- Every table that holds people's data or definitions is logged, under the column that names an item. Only what a statement changes itself is
-- a change of a row: the version that a trigger counts up is not, hence the depth. An import logs its people itself, once each.
do $$
declare
    logged record;
begin
    for logged in
        select *
        from   (values
            ('people',              'person_id'),
            ('aliases',             'person_alias_id'),
            ('addresses',           'person_address_id'),
            ('notes',               'note_id'),
            ('entity_fields',       'entity_field_id'),
            ('person_tags',         'person_tag_id'),
            ('client_identifiers',  'client_identifier_id'),
            ('emails',              'email_id'),
            ('phones',              'phone_id'),
            ('urls',                'url_id'),
            ('person_companies',    'person_company_id'),
            ('person_segments',     'person_segment_id'),
            ('chosen_items',        'chosen_item_id'),
            ('consents',            'consent_id')
        ) as tables (name, key)
    loop
        execute format('create or replace trigger log_insert after insert on %1$I referencing new table as new_rows
                        for each statement when (current_setting(''identities.import'', true) is distinct from ''on'')
                        execute function log_person_change(%1$L, %2$L)', logged.name, logged.key);
        execute format('create or replace trigger log_update after update on %1$I referencing old table as old_rows new table as new_rows
                        for each statement when (pg_trigger_depth() = 0 and current_setting(''identities.import'', true) is distinct from ''on'')
                        execute function log_person_change(%1$L, %2$L)', logged.name, logged.key);
        execute format('create or replace trigger log_delete after delete on %1$I referencing old table as old_rows
                        for each statement when (current_setting(''identities.import'', true) is distinct from ''on'')
                        execute function log_person_change(%1$L, %2$L)', logged.name, logged.key);
    end loop;

    -- With the columns that must never be told, and those that count. Of pictures without the bytes: the log would hold each of them again.
    for logged in
        select *
        from   (values
            ('companies',         'company_id',         'row_version'),
            ('company_emails',    'company_email_id',   ''),
            ('company_phones',    'company_phone_id',   ''),
            ('company_addresses', 'company_id',         ''),
            ('company_tags',      'company_tag_id',     ''),
            ('company_segments',  'company_segment_id', ''),
            ('tags',              'tag_id',             'row_version'),
            ('segments',          'segment_id',         'row_version'),
            ('note_categories',   'category_id',        ''),
            ('list_items',        'log_key',            ''),
            ('media_objects',     'media_object_id',    'bytes'),
            ('api_keys',          'api_key_id',         ''),
            ('users',             'user_id',            'password_hash,failed_logins,locked_until,row_version,modified_at'),
            ('roles',             'role_id',            'row_version,modified_at'),
            ('role_permissions',  'role_id',            ''),
            ('user_roles',        'user_id',            '')
        ) as tables (name, key, hidden)
    loop
        execute format('create or replace trigger log_insert after insert on %1$I referencing new table as new_rows
                        for each statement execute function log_definition_change(%1$L, %2$L, %3$L)', logged.name, logged.key, logged.hidden);
        execute format('create or replace trigger log_update after update on %1$I referencing old table as old_rows new table as new_rows
                        for each statement when (pg_trigger_depth() = 0)
                        execute function log_definition_change(%1$L, %2$L, %3$L)', logged.name, logged.key, logged.hidden);
        execute format('create or replace trigger log_delete after delete on %1$I referencing old table as old_rows
                        for each statement execute function log_definition_change(%1$L, %2$L, %3$L)', logged.name, logged.key, logged.hidden);
    end loop;
end
$$;
