-- The mark of a carrier: it shows the names of a company and of users too, which change without the person. Their versions only grow, so
-- their sum tells each change. What reads the carrier joins the same rows, and adds them up itself.
create or replace function carrier_mark(person uuid, moment timestamptz) returns text
language plpgsql stable
as $$
begin
    return (
        select (select etag from person_mark_with_lists(person, moment)) || '-n'
               || coalesce(owner.row_version, 0) + coalesce(creator.row_version, 0) + coalesce(updater.row_version, 0)
                  + coalesce(support.row_version, 0) + coalesce(company.row_version, 0)
        from   people p
        left join users owner on owner.user_id = p.owner_user_id
        left join users creator on creator.user_id = uuid_of(p.created_by)
        left join users updater on updater.user_id = uuid_of(p.updated_by)
        left join users support on support.user_id = uuid_of(p.dialect_members ->> 'SupportAssociate')
        left join person_companies job on job.person_id = p.person_id and job.is_primary
        left join companies company on company.company_id = job.company_id
        where  p.person_id = person
    );
end
$$;
