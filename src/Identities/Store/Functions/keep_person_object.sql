-- What keeps the person object changes a person like everything else, so it is logged like everything else: log_person_change looks at
-- what statements change, not at what triggers do. An import has counted its versions already, whatever moment they bear.
create or replace function keep_person_object() returns trigger
language plpgsql volatile
as $$
declare
    key           text := tg_argv[0];
    change_actor  text;
    change_moment timestamptz;
    kept          people;
begin
    for kept in
        select *
        from   people
        where  person_id = any (array(select distinct old_rows.person_id from old_rows))
        and    not person_object_kept
        and    exists (select from old_rows
                       where  old_rows.person_id = people.person_id
                       and    (to_jsonb(old_rows) ->> key)::uuid <> all (coalesce(person_object_without, '{}')))
        order by person_id
        for no key update
    loop
        change_actor := nullif(current_setting('identities.actor', true), '');
        change_moment := moment_of_change();

        if kept.changed_in is distinct from pg_current_xact_id()
            or kept.updated_at is distinct from change_moment and current_setting('identities.import', true) is distinct from 'on'
        then
            update people
            set    person_object_kept = true,
                   version            = version + 1,
                   changed_in         = pg_current_xact_id(),
                   updated_at         = change_moment,
                   updated_by         = change_actor
            where  person_id = kept.person_id
            returning version into kept.version;
        else
            update people set person_object_kept = true where person_id = kept.person_id;
        end if;

        insert into change (person_id, version, moment, actor, origin, item_table, item_id, before, after)
        values (kept.person_id, kept.version, change_moment, change_actor,
                coalesce(nullif(current_setting('identities.origin', true), ''), 'sql'),
                'people', kept.person_id, to_jsonb(kept), to_jsonb(kept) || '{"person_object_kept": true}');
    end loop;

    return null;
end
$$;
