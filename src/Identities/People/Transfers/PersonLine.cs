using System.Text.Json;

namespace Identities.People.Transfers;

/// <summary>Writes a person as a line, as <see cref="ExportedPerson"/> describes it, letter for letter as GET answers what they share.</summary>
internal static class PersonLine
{
    private static readonly JsonEncodedText PersonId = JsonEncodedText.Encode("personId");
    private static readonly JsonEncodedText Aliases = JsonEncodedText.Encode("aliases");
    private static readonly JsonEncodedText Addresses = JsonEncodedText.Encode("addresses");
    private static readonly JsonEncodedText EntityFields = JsonEncodedText.Encode("entityFields");
    private static readonly JsonEncodedText Tags = JsonEncodedText.Encode("tags");
    private static readonly JsonEncodedText Notes = JsonEncodedText.Encode("notes");
    private static readonly JsonEncodedText ClientIdentifiers = JsonEncodedText.Encode("clientIdentifiers");
    private static readonly JsonEncodedText Domain = JsonEncodedText.Encode("domain");
    private static readonly JsonEncodedText Token = JsonEncodedText.Encode("token");
    private static readonly JsonEncodedText Expires = JsonEncodedText.Encode("expires");

    public static void Write(Utf8JsonWriter json, StoredPerson person)
    {
        json.WriteStartObject();
        json.WriteString(PersonId, person.PersonId);
        json.WriteStartArray(Aliases);

        foreach (var alias in person.Aliases)
        {
            json.WriteAlias(alias.Id, alias.FirstName, alias.LastName, alias.MiddleName, alias.Title);
        }

        json.WriteEndArray();
        json.WriteStartArray(Addresses);

        foreach (var address in person.Addresses)
        {
            json.WriteAddress(address.Id, address.Street, address.Street2, address.City, address.State, address.PostalCode, address.Country);
        }

        json.WriteEndArray();
        json.WriteStartArray(EntityFields);

        foreach (var field in person.EntityFields)
        {
            json.WriteEntityField(field.Id, field.Name, field.StringValue, field.DateValue, field.NumberValue, field.BoolValue);
        }

        json.WriteEndArray();
        json.WriteStartArray(Tags);

        foreach (var tag in person.Tags)
        {
            json.WriteTag(tag.TagId, tag.Created, tag.Expires, tag.Id);
        }

        json.WriteEndArray();
        json.WriteStartArray(Notes);

        foreach (var note in person.Notes)
        {
            json.WriteNote(note.Id, note.Summary, note.Body, note.Author, note.SharedId, note.IsPrivate);
        }

        json.WriteEndArray();
        json.WriteStartArray(ClientIdentifiers);

        foreach (var identifier in person.Identifiers)
        {
            json.WriteStartObject();
            json.WriteString(Domain, identifier.Domain);
            json.WriteString(Token, identifier.Token);
            json.WriteMoment(Expires, identifier.Expires);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
