using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Wire;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>Reads what callers send as the document holds it: numbers in quotes as numbers, dates as UTC, members in any case.</summary>
internal static class Conversion
{
    private static readonly Dictionary<string, string?> NoRows = [];

    /// <summary>A single value; null, with a sentence that says why, when it cannot be one of this shape.</summary>
    public static bool TryScalar(Shape shape, JsonNode? value, TimeZoneInfo zone, out JsonNode? converted, out string? fault)
    {
        converted = null;
        fault = null;

        if (value is null)
        {
            converted = shape.Default();
            return true;
        }

        switch (shape.Kind)
        {
            case ShapeKind.Text when value.GetValueKind() == JsonValueKind.String:
                converted = (string?)value;
                break;

            case ShapeKind.Int when TryNumber(value, out var number) && number is >= int.MinValue and <= int.MaxValue && IsWhole(number):
                converted = (int)number;
                break;

            case ShapeKind.Short when TryNumber(value, out var number) && number is >= short.MinValue and <= short.MaxValue && IsWhole(number):
                converted = (int)number;
                break;

            case ShapeKind.Number when TryNumber(value, out var number):
                converted = (double)number;
                break;

            case ShapeKind.Flag when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False:
                converted = value.GetValueKind() == JsonValueKind.True;
                break;

            case ShapeKind.Date when TextIn(value) is { } text && Dates.TryReadMoment(text, zone, out var moment):
                converted = moment;
                break;

            case ShapeKind.BirthDate when TextIn(value) is { } text && Dates.TryReadDay(text, out var day):
                converted = day;
                break;

            default:
                fault = $"The value must be {Wanted(shape)}.";
                break;
        }

        return fault is null;
    }

    /// <summary>Why a text is too long; null when it is not.</summary>
    public static string? TooLong(Shape shape, JsonNode? value)
        => shape is { Kind: ShapeKind.Text, MaxLength: > 0 } && TextIn(value) is { } text && text.TrimEnd().Length > shape.MaxLength
            ? $"The text is longer than {shape.MaxLength} characters."
            : null;

    /// <summary>Why a text is too long, unless it stands there already: limits judge what a request changes.</summary>
    public static string? TooLong(Shape shape, JsonNode? value, JsonNode? current)
        => TooLong(shape, value) is { } fault && !JsonNode.DeepEquals(value, current) ? fault : null;

    /// <summary>
    /// A carrier with every member: what was sent, and for the rest what members hold when nobody has said anything. Read-only members
    /// keep their defaults.
    /// </summary>
    public static bool TryCarrier(Shape shape, JsonObject sent, TimeZoneInfo zone, out JsonObject carrier, out string? fault)
    {
        carrier = shape.Default()!.AsObject();
        fault = null;

        foreach (var (name, value) in sent)
        {
            if (shape.Find(name) is not { } member)
            {
                fault = Unknown(shape);
                return false;
            }

            if (member.ReadOnly)
            {
                continue;
            }

            if (!TryMember(member, value, zone, out var converted, out fault))
            {
                return false;
            }

            carrier[member.Name] = converted;
        }

        return true;
    }

    public static string Unknown(Shape shape) => $"A member is unknown: {shape.TypeName} has {string.Join(", ", shape.Members.Select(member => member.Name))}.";

    /// <summary>An int as callers may write it: a number, or a text that is one.</summary>
    public static int? IntIn(JsonNode? value)
        => value is not null && TryNumber(value, out var number) && number is >= int.MinValue and <= int.MaxValue && IsWhole(number) ? (int)number : null;

    public static string? TextIn(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? (string?)value : null;

    /// <summary>A member of a caller's object, by its name in any case.</summary>
    public static bool TryFind(JsonObject sent, string name, out JsonNode? value)
    {
        value = null;
        var found = false;

        foreach (var (sentName, sentValue) in sent)
        {
            if (sentName.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                (value, found) = (sentValue, true);
            }
        }

        return found;
    }

    private static bool TryMember(ShapeMember member, JsonNode? value, TimeZoneInfo zone, out JsonNode? converted, out string? fault)
    {
        fault = null;

        switch (member.Shape.Kind)
        {
            case ShapeKind.Object:
                converted = member.Default();

                if (value is null)
                {
                    return true;
                }

                if (value is not JsonObject inner)
                {
                    fault = $"The member {member.Name} must be an object.";
                    return false;
                }

                if (!TryCarrier(member.Shape, inner, zone, out var carrier, out fault))
                {
                    return false;
                }

                converted = carrier;
                return true;

            case ShapeKind.Layout:
                return TryLayout(value, NoRows, out converted, out fault);

            default:
                if (TryScalar(member.Shape, value, zone, out converted, out fault))
                {
                    fault = TooLong(member.Shape, converted);
                }

                if (fault is null)
                {
                    return true;
                }

                fault = $"In {member.Name}: {fault}";
                return false;
        }
    }

    /// <summary>Rows of fields, each with a name and a value; what stands there already may be as long as it is.</summary>
    public static bool TryLayout(JsonNode? value, IReadOnlyDictionary<string, string?> standing, out JsonNode? rows, out string? fault)
    {
        rows = null;
        fault = null;

        if (value is null)
        {
            return true;
        }

        if (value is not JsonArray sent || !sent.All(row => row is JsonArray fields && fields.All(field => field is JsonObject)))
        {
            fault = "The value must be an array of rows, each an array of fields.";
            return false;
        }

        var read = new JsonArray();

        foreach (var row in sent)
        {
            var fields = new JsonArray();

            foreach (var field in row!.AsArray())
            {
                TryFind(field!.AsObject(), "Name", out var name);

                if (TextIn(name) is not { } text || Carriers.StructuredAddress.Find(text) is not { ReadOnly: false } known)
                {
                    fault = "Each field of LocalizedAddress has the Name of a member of Street.";
                    return false;
                }

                TryFind(field.AsObject(), "Value", out var sentValue);
                var stands = TextIn(sentValue) is { } written && written == standing.GetValueOrDefault(known.Name);
                var judged = stands ? new JsonObject(field.AsObject().Where(member => !IsValue(member)).Select(Copy)) : field.AsObject();

                if (!TryCarrier(Carriers.LocalizedField, judged, TimeZoneInfo.Utc, out var carrier, out fault))
                {
                    return false;
                }

                carrier["Name"] = known.Name;

                if (stands)
                {
                    carrier["Value"] = TextIn(sentValue);
                }

                fields.Add(carrier);
            }

            read.Add(fields);
        }

        rows = read;
        return true;
    }

    private static bool IsValue(KeyValuePair<string, JsonNode?> member) => member.Key.Equals("Value", StringComparison.OrdinalIgnoreCase);

    private static KeyValuePair<string, JsonNode?> Copy(KeyValuePair<string, JsonNode?> member) => new(member.Key, member.Value?.DeepClone());

    private static bool TryNumber(JsonNode value, out decimal number)
    {
        number = 0;

        var text = value.GetValueKind() switch
        {
            JsonValueKind.Number => value.ToJsonString(),
            JsonValueKind.String => ((string?)value)!.Trim(),
            _ => null,
        };

        return text is { Length: <= 64 } && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    private static bool IsWhole(decimal number) => decimal.Truncate(number) == number;

    private static string Wanted(Shape shape) => shape.Kind switch
    {
        ShapeKind.Text => "a text",
        ShapeKind.Int => "a whole number of 32 bits",
        ShapeKind.Short => "a whole number of 16 bits",
        ShapeKind.Number => "a number",
        ShapeKind.Flag => "true or false",
        ShapeKind.Date or ShapeKind.BirthDate => "a date-time, as in 2026-01-15T12:00:00 or 2026-01-15T12:00:00+01:00",
        ShapeKind.Dictionary => "an object",
        ShapeKind.Object => "an object",
        _ => "an array",
    };
}
