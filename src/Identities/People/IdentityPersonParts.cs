using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using Identities.Addresses;
using Identities.Aliases;
using Identities.EntityFields;
using Identities.Notes;
using Identities.PersonTags;
using Identities.Platform.Data;
using Identities.Platform.Http;

namespace Identities.People;

/// <summary>
/// How the native carrier is read: five plain selects, cheaper than aggregating JSON in SQL. Their parameters are <c>@PersonId</c>,
/// <c>@Reader</c> and <c>@Moment</c>.
/// </summary>
internal static class IdentityPersonParts
{
    public const string Select = Aliases + Addresses + EntityFields + Tags + Notes;

    public static async Task<IdentityPersonItem> Read(Rows rows, Guid personId) => new()
    {
        PersonId = personId,
        Aliases = (await rows.ReadAsync<Alias>()).ToReadOnly(),
        Addresses = (await rows.ReadAsync<Address>()).ToReadOnly(),
        EntityFields = (await rows.ReadAsync<EntityField>()).ToReadOnly(),
        Tags = (await rows.ReadAsync<PersonTag>()).ToReadOnly(),
        Notes = (await rows.ReadAsync<Note>()).ToReadOnly(),
    };

    /// <summary>
    /// Adds the person's entity tag, and behind it the selects of some collections, to statements that go to PostgreSQL together. Tags are
    /// always among them: they may be hidden without a change of the person, and the entity tag must not know of it when they do not.
    /// </summary>
    public static void AddTo(StatementBatch statements, IReadOnlyList<PersonCollection> wanted, Guid personId, string? reader, DateTime moment)
    {
        statements.Add(PersonEtag, ("PersonId", personId), ("Moment", moment));
        AddSelect(PersonCollection.Aliases, Aliases);
        AddSelect(PersonCollection.Addresses, Addresses);
        AddSelect(PersonCollection.EntityFields, EntityFields);
        AddSelect(PersonCollection.Tags, Tags);
        AddSelect(PersonCollection.Notes, Notes);

        void AddSelect(PersonCollection collection, [ConstantExpected] string select)
        {
            if (IsRead(collection, wanted))
            {
                statements.Add(select, ("PersonId", personId), ("Moment", moment), ("Reader", (object?)reader ?? DBNull.Value));
            }
        }
    }

    /// <summary>Reads what <see cref="AddTo"/> has asked for; the other collections are as they are known.</summary>
    public static async Task<Versioned<IdentityPersonItem>> Read(
        DbDataReader rows,
        IReadOnlyList<PersonCollection> wanted,
        IdentityPersonItem known,
        CancellationToken cancellationToken)
    {
        await rows.ReadAsync(cancellationToken);
        var mark = rows.GetString(0);
        await rows.NextResultAsync(cancellationToken);

        var person = new IdentityPersonItem
        {
            PersonId = known.PersonId,
            Aliases = await Next(PersonCollection.Aliases, Aliases, known.Aliases),
            Addresses = await Next(PersonCollection.Addresses, Addresses, known.Addresses),
            EntityFields = await Next(PersonCollection.EntityFields, EntityFields, known.EntityFields),
            Tags = await Next(PersonCollection.Tags, Tags, known.Tags),
            Notes = await Next(PersonCollection.Notes, Notes, known.Notes),
        };

        return new Versioned<IdentityPersonItem>(person, mark);

        async Task<IReadOnlyList<T>> Next<T>(PersonCollection collection, [ConstantExpected] string select, IReadOnlyList<T> otherwise)
        {
            if (!IsRead(collection, wanted))
            {
                return otherwise;
            }

            var parse = Statements.Of(select).ParserOf(0, () => rows.GetRowParser<T>());
            var items = new List<T>();

            while (await rows.ReadAsync(cancellationToken))
            {
                items.Add(parse(rows));
            }

            await rows.NextResultAsync(cancellationToken);
            return items;
        }
    }

    private static bool IsRead(PersonCollection collection, IReadOnlyList<PersonCollection> wanted)
        => collection == PersonCollection.Tags || wanted.Contains(collection);

    private const string Aliases = """
        select person_alias_id, first_name, last_name, middle_name, title
        from   aliases
        where  person_id = @PersonId
        order by position, person_alias_id;

        """;

    private const string Addresses = """
        select person_address_id, street, street2, city, state, postal_code, country
        from   addresses
        where  person_id = @PersonId
        order by position, person_address_id;

        """;

    private const string EntityFields = """
        select entity_field_id, name, string_value, date_value, number_value, bool_value
        from   entity_fields
        where  person_id = @PersonId
        order by position, entity_field_id;

        """;

    private const string Tags = """
        select tag_id, created, expires, person_tag_id
        from   person_tags
        where  person_id = @PersonId
        and    (expires is null or expires > @Moment)
        and    not exists (select from tags where tags.tag_id = person_tags.tag_id and deleted_at is not null)
        order by position, person_tag_id;

        """;

    private const string Notes = """
        select note_id, summary, body, author, shared_id
        from   notes
        where  person_id = @PersonId
        and    (not is_private or owner_subject = @Reader)
        order by position, note_id;

        """;

    private const string PersonEtag = "select etag from mark_of_person(@PersonId, @Moment)";
}
