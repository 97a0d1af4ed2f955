using Dapper;
using Identities.Addresses;
using Identities.Aliases;
using Identities.EntityFields;
using Identities.Notes;
using Identities.PersonTags;
using Identities.Platform.Data;

namespace Identities.People;

/// <summary>
/// How the native carrier is read: five plain selects, cheaper than aggregating JSON in SQL. Their parameters are <c>@PersonId</c>,
/// <c>@Reader</c> and <c>@Moment</c>.
/// </summary>
internal static class IdentityPersonParts
{
    public const string Select = """
        select person_alias_id, first_name, last_name, middle_name, title
        from   aliases
        where  person_id = @PersonId
        order by position, person_alias_id;

        select person_address_id, street, street2, city, state, postal_code, country
        from   addresses
        where  person_id = @PersonId
        order by position, person_address_id;

        select entity_field_id, name, string_value, date_value, number_value, bool_value
        from   entity_fields
        where  person_id = @PersonId
        order by position, entity_field_id;

        select tag_id, created, expires, person_tag_id
        from   person_tags
        join   tags using (tag_id)
        where  person_id = @PersonId
        and    (expires is null or expires > @Moment)
        and    deleted_at is null
        order by position, person_tag_id;

        select note_id, summary, body, author, shared_id
        from   notes
        where  person_id = @PersonId
        and    (not is_private or owner_subject = @Reader)
        order by position, note_id;

        """;

    public static async Task<IdentityPersonItem> Read(SqlMapper.GridReader rows, Guid personId) => new()
    {
        PersonId = personId,
        Aliases = (await rows.ReadAsync<Alias>()).ToReadOnly(),
        Addresses = (await rows.ReadAsync<Address>()).ToReadOnly(),
        EntityFields = (await rows.ReadAsync<EntityField>()).ToReadOnly(),
        Tags = (await rows.ReadAsync<PersonTag>()).ToReadOnly(),
        Notes = (await rows.ReadAsync<Note>()).ToReadOnly(),
    };
}
