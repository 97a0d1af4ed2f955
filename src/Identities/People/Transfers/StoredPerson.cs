using System.Data.Common;

namespace Identities.People.Transfers;

/// <summary>A person as the store has them, each collection in its order.</summary>
internal sealed class StoredPerson(Guid personId)
{
    public Guid PersonId { get; } = personId;

    public List<AliasRow> Aliases { get; } = [];

    public List<AddressRow> Addresses { get; } = [];

    public List<EntityFieldRow> EntityFields { get; } = [];

    public List<PersonTagRow> Tags { get; } = [];

    public List<NoteRow> Notes { get; } = [];

    public List<ClientIdentifierRow> Identifiers { get; } = [];

    /// <summary>
    /// Reads the results of the six selects below, whose rows come in the order of people as the people do: each is passed once, and every
    /// row finds its person where the one before it did, or behind.
    /// </summary>
    public static async Task ReadParts(DbDataReader rows, IReadOnlyList<StoredPerson> people, CancellationToken cancellationToken)
    {
        await Next(rows, people, static (person, row) => person.Aliases.Add(AliasRow.Read(row)), cancellationToken);
        await Next(rows, people, static (person, row) => person.Addresses.Add(AddressRow.Read(row)), cancellationToken);
        await Next(rows, people, static (person, row) => person.EntityFields.Add(EntityFieldRow.Read(row)), cancellationToken);
        await Next(rows, people, static (person, row) => person.Tags.Add(PersonTagRow.Read(row)), cancellationToken);
        await Next(rows, people, static (person, row) => person.Notes.Add(NoteRow.Read(row)), cancellationToken);
        await Next(rows, people, static (person, row) => person.Identifiers.Add(ClientIdentifierRow.Read(row)), cancellationToken);
    }

    private static async Task Next(
        DbDataReader rows,
        IReadOnlyList<StoredPerson> people,
        Action<StoredPerson, DbDataReader> add,
        CancellationToken cancellationToken)
    {
        var at = 0;

        while (await rows.ReadAsync(cancellationToken))
        {
            var personId = rows.GetGuid(0);

            while (people[at].PersonId != personId)
            {
                at++;
            }

            add(people[at], rows);
        }

        await rows.NextResultAsync(cancellationToken);
    }

    // What stands before the condition that chooses the people, and the orders behind it. The columns are those that the rows read.
    public const string SelectAliases = """
        select person_id, person_alias_id, position, first_name, middle_name, last_name, title
        from   aliases

        """;

    public const string SelectAddresses = """
        select person_id, person_address_id, position, is_primary, street, street2, city, state, postal_code, country, country_code
        from   addresses

        """;

    public const string SelectEntityFields = """
        select person_id, entity_field_id, position, name, string_value, date_value, number_value, bool_value
        from   entity_fields

        """;

    public const string SelectTags = """
        select person_id, person_tag_id, position, tag_id, created, expires
        from   person_tags

        """;

    public const string SelectNotes = """
        select person_id, note_id, position, summary, body, author, shared_id, is_private, owner_subject, created_at
        from   notes

        """;

    public const string SelectIdentifiers = """
        select person_id, client_identifier_id, position, domain, token, expires
        from   client_identifiers

        """;

    public const string OrderAliases = "\norder by person_id, position, person_alias_id";
    public const string OrderAddresses = "\norder by person_id, position, person_address_id";
    public const string OrderEntityFields = "\norder by person_id, position, entity_field_id";
    public const string OrderTags = "\norder by person_id, position, person_tag_id";
    public const string OrderNotes = "\norder by person_id, position, note_id";
    public const string OrderIdentifiers = "\norder by person_id, position, client_identifier_id";
}
