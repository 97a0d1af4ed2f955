using System.Data.Common;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Identities.People.Transfers.Tables;

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
