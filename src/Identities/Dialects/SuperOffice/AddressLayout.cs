using System.Text.Json.Nodes;

namespace Identities.Dialects.SuperOffice;

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

    /// <summary>The rows of an address in its country, filled in.</summary>
    public static JsonArray Rows(JsonObject street, string? countryCode) => new([.. Arrangement(countryCode).Select(row =>
        new JsonArray([.. row.Select(name => (JsonNode)Field(name, (string?)street[name]))]))]);

    /// <summary>The address as it is written on an envelope.</summary>
    public static string Formatted(JsonObject street, string? countryCode)
    {
        var lines = Arrangement(countryCode).Select(row => string.Join(' ', row.Select(name => (string?)street[name]).Where(HasText)));
        return string.Join("\r\n", lines.Where(HasText));
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

    private static bool HasText(string? text) => !string.IsNullOrWhiteSpace(text);

    private static string[][] Arrangement(string? countryCode) => countryCode switch
    {
        "US" or "CA" or "AU" or "NZ" or "IN" => CityStateCode,
        "GB" or "IE" => CodeLast,
        _ => CodeBeforeCity,
    };

    private static JsonObject Field(string name, string? value)
    {
        var field = PersonShape.LocalizedField.Default()!.AsObject();
        field["Name"] = name;
        field["Value"] = value;
        field["Tooltip"] = name;
        field["Label"] = name;
        field["ValueLength"] = PersonShape.TextLength;
        field["AddressType"] = AddressType;
        return field;
    }
}
