using System.Data.Common;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Identities.People.Transfers;

/// <summary>A row below a person, as transfers read, compare and write it: without the person's id, which they know.</summary>
internal interface IPartRow
{
    Guid Id { get; }

    int Position { get; }

    /// <summary>Writes the columns by their names, as the change log has them, without those that are null.</summary>
    void WriteColumns(Utf8JsonWriter json);

    /// <summary>Writes the columns behind the person's id, in the order of the table's <c>copy</c>.</summary>
    Task WriteTo(NpgsqlBinaryImporter rows, CancellationToken cancellationToken);
}

internal sealed record AliasRow(Guid Id, int Position, string? FirstName, string? MiddleName, string? LastName, string? Title) : IPartRow
{
    public static AliasRow Read(DbDataReader row) => new(row.GetGuid(1), row.GetInt32(2), row.Text(3), row.Text(4), row.Text(5), row.Text(6));

    public void WriteColumns(Utf8JsonWriter json)
    {
        json.WriteString("person_alias_id", Id);
        json.WriteNumber("position", Position);
        json.WriteKnown("first_name", FirstName);
        json.WriteKnown("middle_name", MiddleName);
        json.WriteKnown("last_name", LastName);
        json.WriteKnown("title", Title);
    }

    public async Task WriteTo(NpgsqlBinaryImporter rows, CancellationToken cancellationToken)
    {
        await rows.WriteAsync(Id, NpgsqlDbType.Uuid, cancellationToken);
        await rows.WriteAsync(Position, NpgsqlDbType.Integer, cancellationToken);
        await rows.WriteText(FirstName, cancellationToken);
        await rows.WriteText(MiddleName, cancellationToken);
        await rows.WriteText(LastName, cancellationToken);
        await rows.WriteText(Title, cancellationToken);
    }
}

internal sealed record AddressRow(
    Guid Id,
    int Position,
    bool IsPrimary,
    string? Street,
    string? Street2,
    string? City,
    string? State,
    string? PostalCode,
    string? Country,
    string? CountryCode) : IPartRow
{
    public static AddressRow Read(DbDataReader row) => new(
        row.GetGuid(1), row.GetInt32(2), row.GetBoolean(3), row.Text(4), row.Text(5), row.Text(6), row.Text(7), row.Text(8), row.Text(9), row.Text(10));

    public void WriteColumns(Utf8JsonWriter json)
    {
        json.WriteString("person_address_id", Id);
        json.WriteNumber("position", Position);
        json.WriteBoolean("is_primary", IsPrimary);
        json.WriteKnown("street", Street);
        json.WriteKnown("street2", Street2);
        json.WriteKnown("city", City);
        json.WriteKnown("state", State);
        json.WriteKnown("postal_code", PostalCode);
        json.WriteKnown("country", Country);
        json.WriteKnown("country_code", CountryCode);
    }

    public async Task WriteTo(NpgsqlBinaryImporter rows, CancellationToken cancellationToken)
    {
        await rows.WriteAsync(Id, NpgsqlDbType.Uuid, cancellationToken);
        await rows.WriteAsync(Position, NpgsqlDbType.Integer, cancellationToken);
        await rows.WriteAsync(IsPrimary, NpgsqlDbType.Boolean, cancellationToken);
        await rows.WriteText(Street, cancellationToken);
        await rows.WriteText(Street2, cancellationToken);
        await rows.WriteText(City, cancellationToken);
        await rows.WriteText(State, cancellationToken);
        await rows.WriteText(PostalCode, cancellationToken);
        await rows.WriteText(Country, cancellationToken);
        await rows.WriteText(CountryCode, cancellationToken);
    }
}

internal sealed record EntityFieldRow(
    Guid Id,
    int Position,
    string Name,
    string? StringValue,
    DateTime? DateValue,
    decimal? NumberValue,
    bool? BoolValue) : IPartRow
{
    public static EntityFieldRow Read(DbDataReader row) => new(
        row.GetGuid(1),
        row.GetInt32(2),
        row.GetString(3),
        row.Text(4),
        row.Moment(5),
        row.IsDBNull(6) ? null : row.GetDecimal(6),
        row.IsDBNull(7) ? null : row.GetBoolean(7));

    public void WriteColumns(Utf8JsonWriter json)
    {
        json.WriteString("entity_field_id", Id);
        json.WriteNumber("position", Position);
        json.WriteString("name", Name);
        json.WriteKnown("string_value", StringValue);
        json.WriteKnown("date_value", DateValue);

        if (NumberValue is { } number)
        {
            json.WriteNumber("number_value", number);
        }

        if (BoolValue is { } flag)
        {
            json.WriteBoolean("bool_value", flag);
        }
    }

    public async Task WriteTo(NpgsqlBinaryImporter rows, CancellationToken cancellationToken)
    {
        await rows.WriteAsync(Id, NpgsqlDbType.Uuid, cancellationToken);
        await rows.WriteAsync(Position, NpgsqlDbType.Integer, cancellationToken);
        await rows.WriteText(Name, cancellationToken);
        await rows.WriteText(StringValue, cancellationToken);
        await rows.WriteMoment(DateValue, cancellationToken);
        await rows.WriteValue(NumberValue, NpgsqlDbType.Numeric, cancellationToken);
        await rows.WriteValue(BoolValue, NpgsqlDbType.Boolean, cancellationToken);
    }
}

internal sealed record PersonTagRow(Guid Id, int Position, Guid TagId, DateTime Created, DateTime? Expires) : IPartRow
{
    public static PersonTagRow Read(DbDataReader row)
        => new(row.GetGuid(1), row.GetInt32(2), row.GetGuid(3), row.GetDateTime(4), row.Moment(5));

    public bool IsShownAt(DateTime moment) => Expires is null || Expires > moment;

    public void WriteColumns(Utf8JsonWriter json)
    {
        json.WriteString("person_tag_id", Id);
        json.WriteNumber("position", Position);
        json.WriteString("tag_id", TagId);
        json.WriteString("created", Created);
        json.WriteKnown("expires", Expires);
    }

    public async Task WriteTo(NpgsqlBinaryImporter rows, CancellationToken cancellationToken)
    {
        await rows.WriteAsync(Id, NpgsqlDbType.Uuid, cancellationToken);
        await rows.WriteAsync(Position, NpgsqlDbType.Integer, cancellationToken);
        await rows.WriteAsync(TagId, NpgsqlDbType.Uuid, cancellationToken);
        await rows.WriteAsync(Created, NpgsqlDbType.TimestampTz, cancellationToken);
        await rows.WriteMoment(Expires, cancellationToken);
    }
}

internal sealed record NoteRow(
    Guid Id,
    int Position,
    string? Summary,
    string? Body,
    string? Author,
    Guid? SharedId,
    bool IsPrivate,
    string? OwnerSubject,
    DateTime CreatedAt) : IPartRow
{
    public static NoteRow Read(DbDataReader row) => new(
        row.GetGuid(1),
        row.GetInt32(2),
        row.Text(3),
        row.Text(4),
        row.Text(5),
        row.IsDBNull(6) ? null : row.GetGuid(6),
        row.GetBoolean(7),
        row.Text(8),
        row.GetDateTime(9));

    public void WriteColumns(Utf8JsonWriter json)
    {
        json.WriteString("note_id", Id);
        json.WriteNumber("position", Position);
        json.WriteKnown("summary", Summary);
        json.WriteKnown("body", Body);
        json.WriteKnown("author", Author);

        if (SharedId is { } shared)
        {
            json.WriteString("shared_id", shared);
        }

        json.WriteBoolean("is_private", IsPrivate);
        json.WriteKnown("owner_subject", OwnerSubject);
        json.WriteString("created_at", CreatedAt);
    }

    public async Task WriteTo(NpgsqlBinaryImporter rows, CancellationToken cancellationToken)
    {
        await rows.WriteAsync(Id, NpgsqlDbType.Uuid, cancellationToken);
        await rows.WriteAsync(Position, NpgsqlDbType.Integer, cancellationToken);
        await rows.WriteText(Summary, cancellationToken);
        await rows.WriteText(Body, cancellationToken);
        await rows.WriteText(Author, cancellationToken);
        await rows.WriteValue(SharedId, NpgsqlDbType.Uuid, cancellationToken);
        await rows.WriteAsync(IsPrivate, NpgsqlDbType.Boolean, cancellationToken);
        await rows.WriteText(OwnerSubject, cancellationToken);
        await rows.WriteAsync(CreatedAt, NpgsqlDbType.TimestampTz, cancellationToken);
    }
}

internal sealed record ClientIdentifierRow(Guid Id, int Position, string Domain, string Token, DateTime? Expires) : IPartRow
{
    public (string Domain, string Token) Key => (Domain, Token);

    public static ClientIdentifierRow Read(DbDataReader row) => new(row.GetGuid(1), row.GetInt32(2), row.GetString(3), row.GetString(4), row.Moment(5));

    public bool IsValidAt(DateTime moment) => Expires is null || Expires > moment;

    public void WriteColumns(Utf8JsonWriter json)
    {
        json.WriteString("client_identifier_id", Id);
        json.WriteNumber("position", Position);
        json.WriteString("domain", Domain);
        json.WriteString("token", Token);
        json.WriteKnown("expires", Expires);
    }

    public async Task WriteTo(NpgsqlBinaryImporter rows, CancellationToken cancellationToken)
    {
        await rows.WriteAsync(Id, NpgsqlDbType.Uuid, cancellationToken);
        await rows.WriteAsync(Position, NpgsqlDbType.Integer, cancellationToken);
        await rows.WriteText(Domain, cancellationToken);
        await rows.WriteText(Token, cancellationToken);
        await rows.WriteMoment(Expires, cancellationToken);
    }
}

/// <summary>Values that may be null, read from rows and written to them.</summary>
internal static class NullableValues
{
    public static string? Text(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTime? Moment(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDateTime(column);

    public static Task WriteText(this NpgsqlBinaryImporter rows, string? value, CancellationToken cancellationToken)
        => value is null ? rows.WriteNullAsync(cancellationToken) : rows.WriteAsync(value, NpgsqlDbType.Text, cancellationToken);

    public static Task WriteMoment(this NpgsqlBinaryImporter rows, DateTime? value, CancellationToken cancellationToken)
        => rows.WriteValue(value, NpgsqlDbType.TimestampTz, cancellationToken);

    public static Task WriteValue<T>(this NpgsqlBinaryImporter rows, T? value, NpgsqlDbType type, CancellationToken cancellationToken)
        where T : struct
        => value is { } known ? rows.WriteAsync(known, type, cancellationToken) : rows.WriteNullAsync(cancellationToken);

    public static void WriteKnown(this Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    public static void WriteKnown(this Utf8JsonWriter json, string name, DateTime? value)
    {
        if (value is { } moment)
        {
            json.WriteString(name, moment);
        }
    }
}
