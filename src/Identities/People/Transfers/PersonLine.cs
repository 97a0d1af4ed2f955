using System.Text.Json;

namespace Identities.People.Transfers;

/// <summary>Writes a person as a line, as <see cref="ExportedPerson"/> describes it, letter for letter as GET answers what they share.</summary>
internal static class PersonLine
{
    private static readonly JsonEncodedText PersonId = JsonEncodedText.Encode("personId");
    private static readonly JsonEncodedText Aliases = JsonEncodedText.Encode("aliases");
    private static readonly JsonEncodedText PersonAliasId = JsonEncodedText.Encode("personAliasId");
    private static readonly JsonEncodedText FirstName = JsonEncodedText.Encode("firstName");
    private static readonly JsonEncodedText LastName = JsonEncodedText.Encode("lastName");
    private static readonly JsonEncodedText MiddleName = JsonEncodedText.Encode("middleName");
    private static readonly JsonEncodedText Title = JsonEncodedText.Encode("title");
    private static readonly JsonEncodedText Addresses = JsonEncodedText.Encode("addresses");
    private static readonly JsonEncodedText PersonAddressId = JsonEncodedText.Encode("personAddressId");
    private static readonly JsonEncodedText Street = JsonEncodedText.Encode("street");
    private static readonly JsonEncodedText Street2 = JsonEncodedText.Encode("street2");
    private static readonly JsonEncodedText City = JsonEncodedText.Encode("city");
    private static readonly JsonEncodedText State = JsonEncodedText.Encode("state");
    private static readonly JsonEncodedText PostalCode = JsonEncodedText.Encode("postalCode");
    private static readonly JsonEncodedText Country = JsonEncodedText.Encode("country");
    private static readonly JsonEncodedText EntityFields = JsonEncodedText.Encode("entityFields");
    private static readonly JsonEncodedText EntityFieldId = JsonEncodedText.Encode("entityFieldId");
    private static readonly JsonEncodedText Name = JsonEncodedText.Encode("name");
    private static readonly JsonEncodedText StringValue = JsonEncodedText.Encode("stringValue");
    private static readonly JsonEncodedText DateValue = JsonEncodedText.Encode("dateValue");
    private static readonly JsonEncodedText NumberValue = JsonEncodedText.Encode("numberValue");
    private static readonly JsonEncodedText BoolValue = JsonEncodedText.Encode("boolValue");
    private static readonly JsonEncodedText Tags = JsonEncodedText.Encode("tags");
    private static readonly JsonEncodedText TagId = JsonEncodedText.Encode("tagId");
    private static readonly JsonEncodedText Created = JsonEncodedText.Encode("created");
    private static readonly JsonEncodedText Expires = JsonEncodedText.Encode("expires");
    private static readonly JsonEncodedText PersonTagId = JsonEncodedText.Encode("personTagId");
    private static readonly JsonEncodedText Notes = JsonEncodedText.Encode("notes");
    private static readonly JsonEncodedText NoteId = JsonEncodedText.Encode("noteId");
    private static readonly JsonEncodedText Summary = JsonEncodedText.Encode("summary");
    private static readonly JsonEncodedText Body = JsonEncodedText.Encode("body");
    private static readonly JsonEncodedText Author = JsonEncodedText.Encode("author");
    private static readonly JsonEncodedText SharedId = JsonEncodedText.Encode("sharedId");
    private static readonly JsonEncodedText IsPrivate = JsonEncodedText.Encode("isPrivate");
    private static readonly JsonEncodedText ClientIdentifiers = JsonEncodedText.Encode("clientIdentifiers");
    private static readonly JsonEncodedText Domain = JsonEncodedText.Encode("domain");
    private static readonly JsonEncodedText Token = JsonEncodedText.Encode("token");

    public static void Write(Utf8JsonWriter json, StoredPerson person)
    {
        json.WriteStartObject();
        json.WriteString(PersonId, person.PersonId);

        json.WriteStartArray(Aliases);

        foreach (var alias in person.Aliases)
        {
            json.WriteStartObject();
            json.WriteString(PersonAliasId, alias.Id);
            json.WriteString(FirstName, alias.FirstName);
            json.WriteString(LastName, alias.LastName);
            json.WriteString(MiddleName, alias.MiddleName);
            json.WriteString(Title, alias.Title);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray(Addresses);

        foreach (var address in person.Addresses)
        {
            json.WriteStartObject();
            json.WriteString(PersonAddressId, address.Id);
            json.WriteString(Street, address.Street);
            json.WriteString(Street2, address.Street2);
            json.WriteString(City, address.City);
            json.WriteString(State, address.State);
            json.WriteString(PostalCode, address.PostalCode);
            json.WriteString(Country, address.Country);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray(EntityFields);

        foreach (var field in person.EntityFields)
        {
            json.WriteStartObject();
            json.WriteString(EntityFieldId, field.Id);
            json.WriteString(Name, field.Name);
            json.WriteString(StringValue, field.StringValue);
            WriteMoment(json, DateValue, field.DateValue);

            if (field.NumberValue is { } number)
            {
                json.WriteNumber(NumberValue, number);
            }
            else
            {
                json.WriteNull(NumberValue);
            }

            if (field.BoolValue is { } flag)
            {
                json.WriteBoolean(BoolValue, flag);
            }
            else
            {
                json.WriteNull(BoolValue);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray(Tags);

        foreach (var tag in person.Tags)
        {
            json.WriteStartObject();
            json.WriteString(TagId, tag.TagId);
            json.WriteString(Created, tag.Created);
            WriteMoment(json, Expires, tag.Expires);
            json.WriteString(PersonTagId, tag.Id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray(Notes);

        foreach (var note in person.Notes)
        {
            json.WriteStartObject();
            json.WriteString(NoteId, note.Id);
            json.WriteString(Summary, note.Summary);
            json.WriteString(Body, note.Body);
            json.WriteString(Author, note.Author);

            if (note.SharedId is { } shared)
            {
                json.WriteString(SharedId, shared);
            }
            else
            {
                json.WriteNull(SharedId);
            }

            if (note.IsPrivate)
            {
                json.WriteBoolean(IsPrivate, true);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray(ClientIdentifiers);

        foreach (var identifier in person.Identifiers)
        {
            json.WriteStartObject();
            json.WriteString(Domain, identifier.Domain);
            json.WriteString(Token, identifier.Token);
            WriteMoment(json, Expires, identifier.Expires);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMoment(Utf8JsonWriter json, JsonEncodedText name, DateTime? moment)
    {
        if (moment is { } known)
        {
            json.WriteString(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
