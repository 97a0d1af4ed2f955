using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Identities.Platform.Patching;

/// <summary>How large a tree is as compact JSON text (with a comma after every member and item), and how deep it nests.</summary>
internal readonly record struct JsonMeasure(int Bytes, int Depth)
{
    public static JsonMeasure Of(JsonNode? node)
    {
        var bytes = 2;
        var depth = 0;
        switch (node)
        {
            case null:
                return new JsonMeasure("null".Length, 0);

            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    var measure = Of(value);
                    bytes += measure.Bytes + OfName(name);
                    depth = Math.Max(depth, measure.Depth);
                }

                return new JsonMeasure(bytes, depth + 1);

            case JsonArray items:
                foreach (var item in items)
                {
                    var measure = Of(item);
                    bytes += measure.Bytes + OfComma;
                    depth = Math.Max(depth, measure.Depth);
                }

                return new JsonMeasure(bytes, depth + 1);

            default:
                return new JsonMeasure(OfScalar(node.AsValue()), 0);
        }
    }

    public const int OfComma = 1;

    /// <summary>A member's name with its quotes, colon and comma.</summary>
    public static int OfName(string name) => Encoding.UTF8.GetByteCount(name) + 3 + OfComma;

    // What was read is as long as it was written; the last resort writes the value to see how long it gets.
    private static int OfScalar(JsonValue value) => value.TryGetValue<JsonElement>(out var element)
        ? JsonMarshal.GetRawUtf8Value(element).Length
        : value.GetValueKind() switch
        {
            JsonValueKind.True => 4,
            JsonValueKind.False => 5,
            JsonValueKind.String when value.TryGetValue<string>(out var text) => Encoding.UTF8.GetByteCount(text) + 2,
            JsonValueKind.Number when value.TryGetValue<int>(out var number) => DigitsOf(number),
            _ => value.ToJsonString().Length,
        };

    private static int DigitsOf(int number)
    {
        Span<char> digits = stackalloc char[11];
        return number.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture) ? length : digits.Length;
    }
}
