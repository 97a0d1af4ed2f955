using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Identities.Platform.Patching;

/// <summary>Reads the JSON of a patch (RFC 8259), and nothing that only resembles it or that the store could not hold.</summary>
internal static class StrictJson
{
    public const string UnstorableText = "Text holds U+0000 or half of a surrogate pair.";

    private const string DuplicateMember = "An object names a member twice.";

    private const string ImmenseNumber = "A number's exponent is longer than 9 digits.";

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = PatchLimits.Depth };

    public static PatchOutcome<JsonElement> Parse(ReadOnlySpan<byte> body)
    {
        if (body.Length > PatchLimits.BodyBytes)
        {
            return new PatchFailure(PatchFailureKind.TooLarge, null, null, "The patch is larger than 1 MiB.");
        }

        // The parser does not look at the bytes of text that nobody asks for.
        if (!Utf8.IsValid(body))
        {
            return PatchFailure.Malformed("The body is not valid UTF-8.");
        }

        try
        {
            return JsonElement.Parse(body, Strict);
        }
        catch (JsonException notJson)
        {
            var place = $"line {notJson.LineNumber + 1}, byte {notJson.BytePositionInLine + 1}";
            return PatchFailure.Malformed($"The body is not valid JSON, or nests deeper than 64, at {place}.");
        }
    }

    /// <summary>Whether any text of an element, names included, is one that PostgreSQL or UTF-8 cannot hold.</summary>
    public static bool HasUnstorableText(JsonElement element)
    {
        // Only an escape can write such a character: the bytes were valid UTF-8 and JSON forbids bare control characters.
        var json = JsonMarshal.GetRawUtf8Value(element);
        for (var escape = json.IndexOf((byte)'\\'); escape >= 0; escape = json.IndexOf((byte)'\\'))
        {
            json = json[(escape + 1)..];
            if (json[0] != (byte)'u')
            {
                json = json[1..];
                continue;
            }

            var unit = CodeUnit(json);
            json = json[5..];
            if (unit == '\0' || char.IsLowSurrogate(unit))
            {
                return true;
            }

            if (char.IsHighSurrogate(unit))
            {
                if (!json.StartsWith("\\u"u8) || !char.IsLowSurrogate(CodeUnit(json[1..])))
                {
                    return true;
                }

                json = json[6..];
            }
        }

        return false;

        static char CodeUnit(ReadOnlySpan<byte> escape) =>
            (char)ushort.Parse(escape.Slice(1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    // JsonObject.Create defers duplicates to the first look inside, as an exception; so the tree is built by hand.
    /// <summary>The element as a tree that keeps every number's digits; or, returned, what is wrong with it.</summary>
    public static string? Build(JsonElement element, PatchSyntax syntax, out JsonNode? node)
    {
        node = null;
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var members = new JsonObject();
                foreach (var member in element.EnumerateObject())
                {
                    if (Build(member.Value, syntax, out var value) is { } fault)
                    {
                        return fault;
                    }

                    if (!members.TryAdd(member.Name, value))
                    {
                        if (!syntax.LastDuplicateWins)
                        {
                            return DuplicateMember;
                        }

                        members[member.Name] = value;
                    }
                }

                node = members;
                return null;

            case JsonValueKind.Array:
                var items = new JsonArray();
                foreach (var item in element.EnumerateArray())
                {
                    if (Build(item, syntax, out var value) is { } fault)
                    {
                        return fault;
                    }

                    items.Add(value);
                }

                node = items;
                return null;

            case JsonValueKind.Number when HasImmenseExponent(JsonMarshal.GetRawUtf8Value(element)):
                return ImmenseNumber;

            case JsonValueKind.Null:
                return null;

            default:
                node = JsonValue.Create(element);
                return null;
        }
    }

    private static bool HasImmenseExponent(ReadOnlySpan<byte> number)
    {
        var exponent = number.IndexOfAny((byte)'e', (byte)'E');
        return exponent >= 0 && number[(exponent + 1)..].TrimStart("+-0"u8).Length > PatchLimits.ExponentDigits;
    }
}
