using System.Text.Json.Nodes;
using Identities.Platform.Data;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>How the rows behind the carrier are read: one batch of plain selects, whose parameters are <c>@Number</c> and <c>@Moment</c>.</summary>
internal static class PersonLoad
{
    /// <summary>The state and the version at its end; null when there is no such person.</summary>
    public static async Task<(PersonState State, long VersionAfter)?> Read(Rows rows)
    {
        var person = await rows.ReadSingleOrDefaultAsync<PersonRow>();
        var emails = (await rows.ReadAsync<EmailRow>()).ToReadOnly();
        var phones = (await rows.ReadAsync<PhoneRow>()).ToReadOnly();
        var urls = (await rows.ReadAsync<UrlRow>()).ToReadOnly();
        var addresses = (await rows.ReadAsync<AddressRow>()).ToReadOnly();
        var chosen = (await rows.ReadAsync<ChosenRow>()).ToReadOnly();
        var consents = (await rows.ReadAsync<ConsentRow>()).ToReadOnly();
        var customFields = (await rows.ReadAsync<CustomFieldRow>()).ToReadOnly();
        var versionAfter = await rows.ReadSingleOrDefaultAsync<long?>();

        if (person is null || versionAfter is null)
        {
            return null;
        }

        return (new PersonState
        {
            Person = person,
            Members = JsonNode.Parse(person.DialectMembers)!.AsObject(),
            Emails = emails,
            Phones = phones,
            Urls = urls,
            Street = addresses.FirstOrDefault(address => address.IsPrimary),
            Postal = addresses.FirstOrDefault(address => !address.IsPrimary),
            Chosen = chosen,
            Consents = consents,
            CustomFields = customFields,
        }, versionAfter.Value);
    }

    public const string Select = """
        select p.person_id, p.person_number, p.version, (select version from list_version) as list_version,
               (select etag from person_mark_with_lists(p.person_id, @Moment)) || '-n'
               || coalesce(owner.row_version, 0) + coalesce(creator.row_version, 0) + coalesce(updater.row_version, 0)
                  + coalesce(support.row_version, 0) + coalesce(company.row_version, 0) as mark,
               p.created_at, p.updated_at,
               creator.user_number as creator_number, creator.username as creator_name,
               updater.user_number as updater_number, updater.username as updater_name,
               p.job_title, p.academic_title, p.description, to_char(p.birth_date, 'YYYY-MM-DD') as birth_date, p.birth_year_known,
               p.dbi_agent_id, p.dbi_key, p.archived_at, p.dialect_members::text as dialect_members,
               p.owner_user_id, owner.user_number as owner_number, owner.username as owner_name,
               support.user_number as support_number, support.username as support_name,
               alias.person_alias_id, alias.first_name, alias.middle_name, alias.last_name, alias.title as honorific,
               job.person_company_id, company.company_id, company.company_number, company.name as company_name,
               company.company_id = '01900000-0000-7000-8000-000000000001' is true as company_is_ours
        from   people p
        left join users owner on owner.user_id = p.owner_user_id
        left join users creator on creator.user_id = uuid_of(p.created_by)
        left join users updater on updater.user_id = uuid_of(p.updated_by)
        left join users support on support.user_id = uuid_of(p.dialect_members ->> 'SupportAssociate')
        left join person_companies job on job.person_id = p.person_id and job.is_primary
        left join companies company on company.company_id = job.company_id
        left join lateral (
            select person_alias_id, first_name, middle_name, last_name, title
            from   aliases
            where  aliases.person_id = p.person_id
            order by position, person_alias_id
            limit  1
        ) as alias on true
        where  p.person_number = @Number;

        select email_id, position, kind, email as address, description, bounce_count > 0 as bounces
        from   emails
        where  person_id = (select person_id from people where person_number = @Number)
        order by position, email_id;

        select phone_id, position, kind, label, number, digits, description
        from   phones
        where  person_id = (select person_id from people where person_number = @Number)
        order by position, phone_id;

        select url_id, position, url, description
        from   urls
        where  person_id = (select person_id from people where person_number = @Number)
        order by position, url_id;

        select person_address_id, is_primary, kind, street, street2, street3, area, city, state, postal_code, country, country_code
        from   addresses
        where  person_id = (select person_id from people where person_number = @Number)
        and    (is_primary or lower(kind) = 'postal')
        order by position, person_address_id;

        select chosen_item_id, position, list, item_id as chosen_id
        from   chosen_items
        where  person_id = (select person_id from people where person_number = @Number)
        order by position, chosen_item_id;

        select consent_id, consent_number, position, purpose_id, legal_base_id, source_id, comment,
               registered_at, registrar.user_number as registrar_number, updated_at, updater.user_number as updater_number
        from   consents
        left join users registrar on registrar.user_id = uuid_of(registered_by)
        left join users updater on updater.user_id = uuid_of(updated_by)
        where  person_id = (select person_id from people where person_number = @Number)
        order by position, consent_id;

        select entity_field_id, position, name, string_value, date_value, number_value, bool_value, dictionary
        from   entity_fields
        where  person_id = (select person_id from people where person_number = @Number)
        order by position, entity_field_id;

        select version from people where person_number = @Number;

        """;
}
