using System.Text.Json.Nodes;
using Identities.Dialects.SuperOffice.Wire;

namespace Identities.Dialects.SuperOffice.Person.Rules;

/// <summary>What a test operation takes for the same: values after the conversions of a write, and of carriers the members given.</summary>
internal sealed class PersonComparison(TimeZoneInfo zone)
{
    public bool AreEqual(Shape shape, JsonNode? current, JsonNode? expected)
    {
        if (expected is null)
        {
            return current is null || IsNothing(shape, current);
        }

        switch (shape.Kind)
        {
            case ShapeKind.Object:
                return expected is JsonObject some && current is JsonObject carrier && some.All(member =>
                    shape.Find(member.Key) is { } known && AreEqual(known.Shape, carrier[known.Name], member.Value));

            case ShapeKind.Dictionary:
                return expected is JsonObject entries && current is JsonObject values
                    && entries.Count == values.Count
                    && entries.All(entry => CustomFieldRules.KeyIn(values, entry.Key) is { } key &&
                        AreEqual(shape.Item!, values[key], TextOrSame(shape, entry.Value)));

            case ShapeKind.Layout:
                return AreEqual(current, expected, (row, expectedRow) =>
                    AreEqual(row, expectedRow, (field, expectedField) => AreEqual(shape.Item!, field, expectedField)));

            case ShapeKind.Text:
                return current is not null && (JsonNode.DeepEquals(current, expected)
                    || IsCustomValue(shape) && JsonNode.DeepEquals(current, CustomFieldRules.TextOf(expected)));

            default:
                return shape.IsArray
                    ? AreEqual(current, expected, (item, expectedItem) => AreEqual(shape.Item!, item, expectedItem))
                    : current is not null
                      && Conversion.TryScalar(shape, expected, zone, out var converted, out _)
                      && JsonNode.DeepEquals(current, converted);
        }
    }

    private static bool IsCustomValue(Shape shape) => shape.MaxLength == Carriers.CustomValueLength;

    private static JsonNode? TextOrSame(Shape shape, JsonNode? value)
        => value is not null && shape.Item!.Kind == ShapeKind.Text ? CustomFieldRules.TextOf(value) ?? value : value;

    private static bool AreEqual(JsonNode? current, JsonNode? expected, Func<JsonNode?, JsonNode?, bool> equal)
        => current is JsonArray items && expected is JsonArray expectedItems
           && items.Count == expectedItems.Count
           && items.Zip(expectedItems).All(pair => equal(pair.First, pair.Second));

    // A date that is not set, and a reference that refers to nothing, are nulls in the eyes of callers.
    private static bool IsNothing(Shape shape, JsonNode current) => shape switch
    {
        { Kind: ShapeKind.Date or ShapeKind.BirthDate } => (string?)current == Dates.None,
        { IdMember: { } id } => (int?)current[id] == 0,
        _ => false,
    };
}
