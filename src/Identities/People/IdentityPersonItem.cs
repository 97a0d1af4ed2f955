using System.Text.Json;
using Identities.Addresses;
using Identities.Aliases;
using Identities.EntityFields;
using Identities.Notes;
using Identities.PersonTags;
using Identities.Platform.Http;

namespace Identities.People;

/// <summary>A person, whole.</summary>
public sealed record IdentityPersonItem : IJsonCarrier
{
    /// <summary>The person's id.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Names, the primary one first.</summary>
    public required IReadOnlyList<Alias> Aliases { get; init; }

    /// <summary>Addresses, in the order they were added.</summary>
    public required IReadOnlyList<Address> Addresses { get; init; }

    /// <summary>Custom fields.</summary>
    public required IReadOnlyList<EntityField> EntityFields { get; init; }

    /// <summary>Tags that have not expired.</summary>
    public required IReadOnlyList<PersonTag> Tags { get; init; }

    /// <summary>Notes, without other people's private ones.</summary>
    public required IReadOnlyList<Note> Notes { get; init; }

    void IJsonCarrier.WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("personId"u8, PersonId);
        Write("aliases"u8, Aliases);
        Write("addresses"u8, Addresses);
        Write("entityFields"u8, EntityFields);
        Write("tags"u8, Tags);
        Write("notes"u8, Notes);
        json.WriteEndObject();

        void Write(ReadOnlySpan<byte> name, IReadOnlyList<IJsonCarrier> items)
        {
            json.WritePropertyName(name);
            json.WriteArray(items);
        }
    }
}
