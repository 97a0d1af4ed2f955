using System.Text.Json;

namespace Identities.People;

/// <summary>How the items of a person's collections are written, in answers and in lines of an export.</summary>
internal static class PartJson
{
    private static readonly JsonEncodedText PersonAliasId = JsonEncodedText.Encode("personAliasId");
    private static readonly JsonEncodedText FirstName = JsonEncodedText.Encode("firstName");
    private static readonly JsonEncodedText LastName = JsonEncodedText.Encode("lastName");
    private static readonly JsonEncodedText MiddleName = JsonEncodedText.Encode("middleName");
    private static readonly JsonEncodedText Title = JsonEncodedText.Encode("title");
    private static readonly JsonEncodedText PersonAddressId = JsonEncodedText.Encode("personAddressId");
    private static readonly JsonEncodedText Street = JsonEncodedText.Encode("street");
    private static readonly JsonEncodedText Street2 = JsonEncodedText.Encode("street2");
    private static readonly JsonEncodedText City = JsonEncodedText.Encode("city");
    private static readonly JsonEncodedText State = JsonEncodedText.Encode("state");
    private static readonly JsonEncodedText PostalCode = JsonEncodedText.Encode("postalCode");
    private static readonly JsonEncodedText Country = JsonEncodedText.Encode("country");
    private static readonly JsonEncodedText EntityFieldId = JsonEncodedText.Encode("entityFieldId");
    private static readonly JsonEncodedText Name = JsonEncodedText.Encode("name");
    private static readonly JsonEncodedText StringValue = JsonEncodedText.Encode("stringValue");
    private static readonly JsonEncodedText DateValue = JsonEncodedText.Encode("dateValue");
    private static readonly JsonEncodedText NumberValue = JsonEncodedText.Encode("numberValue");
    private static readonly JsonEncodedText BoolValue = JsonEncodedText.Encode("boolValue");
    private static readonly JsonEncodedText TagId = JsonEncodedText.Encode("tagId");
    private static readonly JsonEncodedText Created = JsonEncodedText.Encode("created");
    private static readonly JsonEncodedText Expires = JsonEncodedText.Encode("expires");
    private static readonly JsonEncodedText PersonTagId = JsonEncodedText.Encode("personTagId");
    private static readonly JsonEncodedText NoteId = JsonEncodedText.Encode("noteId");
    private static readonly JsonEncodedText Summary = JsonEncodedText.Encode("summary");
    private static readonly JsonEncodedText Body = JsonEncodedText.Encode("body");
    private static readonly JsonEncodedText Author = JsonEncodedText.Encode("author");
    private static readonly JsonEncodedText SharedId = JsonEncodedText.Encode("sharedId");
    private static readonly JsonEncodedText IsPrivate = JsonEncodedText.Encode("isPrivate");

    public static void WriteAlias(this Utf8JsonWriter json, Guid id, string? firstName, string? lastName, string? middleName, string? title)
    {
        json.WriteStartObject();
        json.WriteString(PersonAliasId, id);
        json.WriteString(FirstName, firstName);
        json.WriteString(LastName, lastName);
        json.WriteString(MiddleName, middleName);
        json.WriteString(Title, title);
        json.WriteEndObject();
    }

    public static void WriteAddress(
        this Utf8JsonWriter json,
        Guid id,
        string? street,
        string? street2,
        string? city,
        string? state,
        string? postalCode,
        string? country)
    {
        json.WriteStartObject();
        json.WriteString(PersonAddressId, id);
        json.WriteString(Street, street);
        json.WriteString(Street2, street2);
        json.WriteString(City, city);
        json.WriteString(State, state);
        json.WriteString(PostalCode, postalCode);
        json.WriteString(Country, country);
        json.WriteEndObject();
    }

    public static void WriteEntityField(
        this Utf8JsonWriter json,
        Guid id,
        string name,
        string? stringValue,
        DateTime? dateValue,
        decimal? numberValue,
        bool? boolValue)
    {
        json.WriteStartObject();
        json.WriteString(EntityFieldId, id);
        json.WriteString(Name, name);
        json.WriteString(StringValue, stringValue);
        json.WriteMoment(DateValue, dateValue);

        if (numberValue is { } number)
        {
            json.WriteNumber(NumberValue, number);
        }
        else
        {
            json.WriteNull(NumberValue);
        }

        if (boolValue is { } flag)
        {
            json.WriteBoolean(BoolValue, flag);
        }
        else
        {
            json.WriteNull(BoolValue);
        }

        json.WriteEndObject();
    }

    public static void WriteTag(this Utf8JsonWriter json, Guid tagId, DateTime created, DateTime? expires, Guid personTagId)
    {
        json.WriteStartObject();
        json.WriteString(TagId, tagId);
        json.WriteString(Created, created);
        json.WriteMoment(Expires, expires);
        json.WriteString(PersonTagId, personTagId);
        json.WriteEndObject();
    }

    /// <summary>Writes a note; whether it is private is told by lines alone, and only when it is.</summary>
    public static void WriteNote(
        this Utf8JsonWriter json,
        Guid id,
        string? summary,
        string? body,
        string? author,
        Guid? sharedId,
        bool isPrivate = false)
    {
        json.WriteStartObject();
        json.WriteString(NoteId, id);
        json.WriteString(Summary, summary);
        json.WriteString(Body, body);
        json.WriteString(Author, author);

        if (sharedId is { } shared)
        {
            json.WriteString(SharedId, shared);
        }
        else
        {
            json.WriteNull(SharedId);
        }

        if (isPrivate)
        {
            json.WriteBoolean(IsPrivate, true);
        }

        json.WriteEndObject();
    }

    public static void WriteMoment(this Utf8JsonWriter json, JsonEncodedText name, DateTime? moment)
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
