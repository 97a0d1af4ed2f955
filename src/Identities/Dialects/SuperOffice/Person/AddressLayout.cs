using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>How an address is laid out in rows. Every country has the same fields, in another arrangement.</summary>
internal static class AddressLayout
{
    private const string AddressType = "PersonStreetAddress";

    private static readonly string[][] CodeBeforeCity =
        [["Address1"], ["Address2"], ["Address3"], ["Zipcode", "City"], ["County"], ["State"]];

    private static readonly string[][] CityStateCode =
        [["Address1"], ["Address2"], ["Address3"], ["City", "State", "Zipcode"], ["County"]];

    private static readonly string[][] CodeLast =
        [["Address1"], ["Address2"], ["Address3"], ["City"], ["County"], ["State"], ["Zipcode"]];

    /// <summary>Writes the rows of an address in its country, filled in with its fields.</summary>
    public static void WriteRows(Utf8JsonWriter json, Func<string, string?> field, string? countryCode)
    {
        json.WriteStartArray();

        foreach (var row in Arrangement(countryCode))
        {
            json.WriteStartArray();

            foreach (var name in row)
            {
                Carriers.LocalizedField.Write(
                    json,
                    [
                        ("Name", name), ("Value", field(name)), ("Tooltip", name), ("Label", name), ("ValueLength", Carriers.TextLength),
                        ("AddressType", AddressType),
                    ]);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>The address as it is written on an envelope.</summary>
    public static string Formatted(Func<string, string?> field, string? countryCode)
    {
        var lines = new StringBuilder();

        foreach (var row in Arrangement(countryCode))
        {
            var between = lines.Length > 0 ? "\r\n" : "";

            foreach (var name in row)
            {
                if (field(name) is { } text && !string.IsNullOrWhiteSpace(text))
                {
                    lines.Append(between).Append(text);
                    between = " ";
                }
            }
        }

        return lines.ToString();
    }

    /// <summary>The values of rows, by the names of their fields.</summary>
    public static IReadOnlyDictionary<string, string?> Values(JsonArray rows)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

        foreach (var field in rows.OfType<JsonArray>().SelectMany(row => row).OfType<JsonObject>())
        {
            if ((string?)field["Name"] is { } name)
            {
                values[name] = (string?)field["Value"];
            }
        }

        return values;
    }

    private static string[][] Arrangement(string? countryCode) => countryCode switch
    {
        "US" or "CA" or "AU" or "NZ" or "IN" => CityStateCode,
        "GB" or "IE" => CodeLast,
        _ => CodeBeforeCity,
    };
}
