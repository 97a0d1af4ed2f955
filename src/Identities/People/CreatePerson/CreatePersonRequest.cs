using Identities.Addresses;
using Identities.Aliases;
using Identities.EntityFields;
using Identities.Notes;
using Identities.PersonTags;
using Identities.Platform.Http;

namespace Identities.People.CreatePerson;

/// <summary>A person to create, with what is known of them; everything may be left out. Members that are not listed here are refused.</summary>
public sealed record CreatePersonRequest
{
    private const int MaxItems = 1000;

    /// <summary>The person's id, one that was never used here; made by the service when left out.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Names; the first is the primary one.</summary>
    public IReadOnlyList<AliasRequest> Aliases { get; init; } = [];

    /// <summary>Addresses.</summary>
    public IReadOnlyList<AddressRequest> Addresses { get; init; } = [];

    /// <summary>Custom fields, each name once.</summary>
    public IReadOnlyList<EntityFieldRequest> EntityFields { get; init; } = [];

    /// <summary>Tags, each once.</summary>
    public IReadOnlyList<PersonTagRequest> Tags { get; init; } = [];

    /// <summary>Notes.</summary>
    public IReadOnlyList<NoteRequest> Notes { get; init; } = [];

    internal static CreatePersonRequest Read(JsonFields fields, DateTime now)
    {
        fields.Only(MemberNames.Of<CreatePersonRequest>());

        var request = new CreatePersonRequest
        {
            PersonId = fields.Id("personId"),
            Aliases = fields.Items("aliases", MaxItems, alias => AliasRequest.Read(alias.Only(MemberNames.Of<AliasRequest>()))),
            Addresses = fields.Items("addresses", MaxItems, address => AddressRequest.Read(address.Only(MemberNames.Of<AddressRequest>()))),
            EntityFields = fields.Items("entityFields", MaxItems, field => EntityFieldRequest.Read(field.Only(MemberNames.Of<EntityFieldRequest>()))),
            Tags = fields.Items("tags", MaxItems, tag => PersonTagRequest.Read(tag.Only(MemberNames.Of<PersonTagRequest>()), now)),
            Notes = fields.Items("notes", MaxItems, note => NoteRequest.Read(note.Only(MemberNames.Of<NoteRequest>()))),
        };

        if (!fields.AnyRefused)
        {
            RefuseRepeated(fields, "aliases", "personAliasId", request.Aliases.Select(alias => alias.PersonAliasId?.ToString()));
            RefuseRepeated(fields, "addresses", "personAddressId", request.Addresses.Select(address => address.PersonAddressId?.ToString()));
            RefuseRepeated(fields, "entityFields", "entityFieldId", request.EntityFields.Select(field => field.EntityFieldId?.ToString()));
            RefuseRepeated(fields, "entityFields", "name", request.EntityFields.Select(field => field.Name));
            RefuseRepeated(fields, "tags", "tagId", request.Tags.Select(tag => tag.TagId.ToString()));
            RefuseRepeated(fields, "tags", "personTagId", request.Tags.Select(tag => tag.PersonTagId?.ToString()));
            RefuseRepeated(fields, "notes", "noteId", request.Notes.Select(note => note.NoteId?.ToString()));
        }

        return request;
    }

    private static void RefuseRepeated(JsonFields fields, string list, string member, IEnumerable<string?> values)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

        foreach (var (index, value) in values.Index())
        {
            if (value is not null && !seen.Add(value))
            {
                fields.Refuse($"{list}[{index}].{member}", "Another item of this list has the same.");
            }
        }
    }
}
