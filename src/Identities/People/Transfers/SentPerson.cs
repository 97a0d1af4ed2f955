using System.Text.Json;
using Identities.Addresses;
using Identities.Aliases;
using Identities.EntityFields;
using Identities.Notes;
using Identities.PersonTags;
using Identities.Platform.Http;
using Identities.Platform.Problems;

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

    /// <summary>What is wrong with the line unless the collections that are to blame stay as they are; null when nothing is.</summary>
    public Problem? UnlessUnchanged { get; private init; }

    public static Input<SentPerson> Read(JsonElement line, DateTime now)
    {
        var errors = new FieldErrors();
        var person = Read(new JsonFields(line, errors), now, isStrict: true);

        if (errors.ToProblem() is not { } problem)
        {
            return person;
        }

        // Other surfaces store longer texts than this one takes. They come back as they were exported, and only what changes is judged.
        var hardErrors = new FieldErrors();
        person = Read(new JsonFields(line, hardErrors), now, isStrict: false) with { UnlessUnchanged = problem };
        return hardErrors.Any || person.PersonId is null ? problem : person;
    }

    private static SentPerson Read(JsonFields fields, DateTime now, bool isStrict)
    {
        fields.Only(MemberNames.Of<PersonToImport>());

        var person = new SentPerson
        {
            PersonId = fields.Id("personId"),
            Aliases = Named<AliasRequest, AliasRequest>("aliases", alias => isStrict ? AliasRequest.Read(alias) : AnyAlias(alias)),
            Addresses = Named<AddressRequest, AddressRequest>("addresses", address => isStrict ? AddressRequest.Read(address) : AnyAddress(address)),
            EntityFields = Named<EntityFieldRequest, EntityFieldRequest>("entityFields", field => isStrict ? EntityFieldRequest.Read(field) : AnyField(field)),
            Tags = Named<PersonTagRequest, SentTag>("tags", tag => SentTag.Read(tag, now)),
            Notes = Named<NoteToImport, SentNote>("notes", note => SentNote.Read(note, isStrict ? NoteRequest.Read : AnyNote)),
            Identifiers = Named<ClientIdentifierToImport, SentIdentifier>("clientIdentifiers", SentIdentifier.Read),
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
        IReadOnlyList<TSent>? Named<TItem, TSent>(string name, Func<JsonFields, TSent> read)
            => fields.Has(name) ? fields.Items(name, MaxItems, item => read(item.Only(MemberNames.Of<TItem>()))) : null;
    }

    private static AliasRequest AnyAlias(JsonFields fields) => new()
    {
        PersonAliasId = fields.Id("personAliasId"),
        FirstName = fields.Text("firstName", int.MaxValue),
        LastName = fields.Text("lastName", int.MaxValue),
        MiddleName = fields.Text("middleName", int.MaxValue),
        Title = fields.Text("title", int.MaxValue),
    };

    private static AddressRequest AnyAddress(JsonFields fields) => new()
    {
        PersonAddressId = fields.Id("personAddressId"),
        Street = fields.Text("street", int.MaxValue),
        Street2 = fields.Text("street2", int.MaxValue),
        City = fields.Text("city", int.MaxValue),
        State = fields.Text("state", int.MaxValue),
        PostalCode = fields.Text("postalCode", int.MaxValue),
        Country = fields.Text("country", int.MaxValue),
    };

    private static EntityFieldRequest AnyField(JsonFields fields) => new()
    {
        EntityFieldId = fields.Id("entityFieldId"),
        Name = fields.Text("name", int.MaxValue) ?? "",
        StringValue = fields.Text("stringValue", int.MaxValue),
        DateValue = fields.Moment("dateValue"),
        NumberValue = fields.Number("numberValue"),
        BoolValue = fields.Flag("boolValue"),
    };

    private static NoteRequest AnyNote(JsonFields fields) => new()
    {
        NoteId = fields.Id("noteId"),
        Summary = fields.Text("summary", int.MaxValue),
        Body = fields.Text("body", int.MaxValue),
        Author = fields.Text("author", int.MaxValue),
        SharedId = fields.Id("sharedId"),
    };

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
    public static SentNote Read(JsonFields fields, Func<JsonFields, NoteRequest> read)
        => new(read(fields), fields.Has("author"), fields.Flag("isPrivate"));
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
