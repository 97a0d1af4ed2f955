using Identities.Addresses;
using Identities.Aliases;
using Identities.EntityFields;
using Identities.Notes;
using Identities.PersonTags;
using Identities.Platform.Http;

namespace Identities.People.Transfers;

/// <summary>A person as a line has it; null is a collection that the line does not name.</summary>
internal sealed record SentPerson
{
    private const int MaxItems = 1000;

    public Guid? PersonId { get; private init; }

    public IReadOnlyList<AliasRequest>? Aliases { get; private init; }

    public IReadOnlyList<AddressRequest>? Addresses { get; private init; }

    public IReadOnlyList<EntityFieldRequest>? EntityFields { get; private init; }

    public IReadOnlyList<SentTag>? Tags { get; private init; }

    public IReadOnlyList<SentNote>? Notes { get; private init; }

    public IReadOnlyList<SentIdentifier>? Identifiers { get; private init; }

    public static SentPerson Read(JsonFields fields, DateTime now)
    {
        var person = new SentPerson
        {
            PersonId = fields.Id("personId"),
            Aliases = Named("aliases", AliasRequest.Read),
            Addresses = Named("addresses", AddressRequest.Read),
            EntityFields = Named("entityFields", EntityFieldRequest.Read),
            Tags = Named("tags", tag => SentTag.Read(tag, now)),
            Notes = Named("notes", SentNote.Read),
            Identifiers = Named("clientIdentifiers", SentIdentifier.Read),
        };

        if (!fields.AnyRefused)
        {
            RefuseRepeated(fields, "aliases", "personAliasId", person.Aliases, alias => alias.PersonAliasId);
            RefuseRepeated(fields, "addresses", "personAddressId", person.Addresses, address => address.PersonAddressId);
            RefuseRepeated(fields, "entityFields", "entityFieldId", person.EntityFields, field => field.EntityFieldId);
            RefuseRepeated(fields, "entityFields", "name", person.EntityFields, field => field.Name, StringComparer.OrdinalIgnoreCase);
            RefuseRepeated(fields, "tags", "tagId", person.Tags, tag => (Guid?)tag.Tag.TagId);
            RefuseRepeated(fields, "tags", "personTagId", person.Tags, tag => tag.Tag.PersonTagId);
            RefuseRepeated(fields, "notes", "noteId", person.Notes, note => note.Note.NoteId);
            RefuseRepeated(fields, "clientIdentifiers", "token", person.Identifiers, identifier => identifier.Key);
        }

        return person;

        // A collection that is null is named, and has nothing.
        IReadOnlyList<T>? Named<T>(string name, Func<JsonFields, T> read) => fields.Has(name) ? fields.Items(name, MaxItems, read) : null;
    }

    private static void RefuseRepeated<TItem, TValue>(
        JsonFields fields,
        string list,
        string member,
        IReadOnlyList<TItem>? items,
        Func<TItem, TValue> valueOf,
        IEqualityComparer<TValue>? comparer = null)
    {
        if (items is null or { Count: < 2 })
        {
            return;
        }

        var seen = new HashSet<TValue>(items.Count, comparer);

        for (var index = 0; index < items.Count; index++)
        {
            if (valueOf(items[index]) is { } value && !seen.Add(value))
            {
                fields.Refuse($"{list}[{index}].{member}", "Another item of this list has the same.");
            }
        }
    }
}

/// <summary>A tag as a line has it, and whether it says since when: one that the person carries keeps that otherwise.</summary>
internal sealed record SentTag(PersonTagRequest Tag, bool SaysSince)
{
    public static SentTag Read(JsonFields fields, DateTime now) => new(PersonTagRequest.Read(fields, now), fields.HasValue("created"));
}

/// <summary>A note as a line has it, and whether it says by whom.</summary>
internal sealed record SentNote(NoteRequest Note, bool SaysAuthor, bool? IsPrivate)
{
    public static SentNote Read(JsonFields fields) => new(NoteRequest.Read(fields), fields.Has("author"), fields.Flag("isPrivate"));
}

/// <summary>Who a person is in another system, as a line has it, and whether it says until when.</summary>
internal sealed record SentIdentifier(string Domain, string Token, DateTime? Expires, bool SaysUntil)
{
    public (string Domain, string Token) Key => (Domain, Token);

    public static SentIdentifier Read(JsonFields fields)
    {
        var identifier = new SentIdentifier(
            fields.Text("domain", ClientIdentifierToImport.MaxDomain) ?? "",
            fields.Text("token", ClientIdentifierToImport.MaxToken) ?? "",
            fields.Moment("expires"),
            fields.Has("expires"));

        if (!fields.AnyRefused)
        {
            RefuseEmpty(fields, "domain", identifier.Domain);
            RefuseEmpty(fields, "token", identifier.Token);
        }

        return identifier;
    }

    private static void RefuseEmpty(JsonFields fields, string name, string text)
    {
        if (text.Length == 0)
        {
            fields.Refuse(name, "Must be a text that is not empty.");
        }
    }
}
