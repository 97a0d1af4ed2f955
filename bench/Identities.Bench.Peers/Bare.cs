using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace Identities.Bench.Peers;

/// <summary>
/// Kestrel and Npgsql with nothing between them: the statements that the service sends for an operation, with the same parameters in as
/// many round trips, and every row they return written as JSON. No tokens, no rules, no mapping.
/// </summary>
internal sealed class Bare(string recordings, string connectionString)
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);

    private readonly Dictionary<string, ReplayedStatement[][]> operations = Recording.Read(recordings).ToDictionary(
        recording => recording.Name,
        recording => recording.Trips.Select(trip => trip.Select(statement => new ReplayedStatement(statement)).ToArray()).ToArray());

    public async Task Answer(HttpContext context)
    {
        var operation = operations[(string)context.GetRouteValue("operation")!];
        var person = int.Parse((string)context.GetRouteValue("person")!, CultureInfo.InvariantCulture);
        var request = (string)context.GetRouteValue("request")!;

        if (context.Request.ContentLength > 0)
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartArray();
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);

        foreach (var trip in operation)
        {
            await using var batch = new NpgsqlBatch(connection);

            foreach (var statement in trip)
            {
                batch.BatchCommands.Add(statement.For(person, request));
            }

            await using var rows = await batch.ExecuteReaderAsync(context.RequestAborted);

            do
            {
                while (await rows.ReadAsync(context.RequestAborted))
                {
                    Write(json, rows);
                }
            }
            while (await rows.NextResultAsync(context.RequestAborted));
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, NpgsqlDataReader rows)
    {
        json.WriteStartObject();

        for (var column = 0; column < rows.FieldCount; column++)
        {
            json.WritePropertyName(rows.GetName(column));

            if (rows.IsDBNull(column))
            {
                json.WriteNullValue();
                continue;
            }

            switch (rows.GetPostgresType(column).OID)
            {
                case WireTypes.Uuid: json.WriteStringValue(rows.GetGuid(column)); break;
                case WireTypes.Bool: json.WriteBooleanValue(rows.GetBoolean(column)); break;
                case WireTypes.Int: json.WriteNumberValue(rows.GetInt32(column)); break;
                case WireTypes.Long: json.WriteNumberValue(rows.GetInt64(column)); break;
                case WireTypes.Numeric: json.WriteNumberValue(rows.GetDecimal(column)); break;
                case WireTypes.Moment: json.WriteStringValue(rows.GetDateTime(column)); break;
                case WireTypes.Date: json.WriteStringValue(rows.GetDateTime(column)); break;
                case WireTypes.Uuids: JsonSerializer.Serialize(json, rows.GetFieldValue<Guid[]>(column)); break;
                case WireTypes.Json or WireTypes.JsonB: json.WriteRawValue(rows.GetString(column)); break;
                case WireTypes.Text or WireTypes.VarChar or WireTypes.Char: json.WriteStringValue(rows.GetString(column)); break;
                default: JsonSerializer.Serialize(json, rows.GetValue(column)); break;
            }
        }

        json.WriteEndObject();
    }
}
