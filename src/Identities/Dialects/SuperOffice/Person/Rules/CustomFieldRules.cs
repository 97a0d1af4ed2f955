using System.Text.Json;
using System.Text.Json.Nodes;
using Identities.Platform.Patching;
using static Identities.Dialects.SuperOffice.Person.Rules.Decisions;

namespace Identities.Dialects.SuperOffice.Person.Rules;

/// <summary>Custom fields: what a dictionary does not name stays.</summary>
internal static class CustomFieldRules
{
    private const string WrongKey = "A key is a text that is not blank, of at most 256 characters.";
    private const string WrongCustomValue = "The value must be a text, a number, true or false.";

    public static PatchDecision Decide(in PatchWrite write, Shape shape)
    {
        if (write.Value is null)
        {
            return PatchDecision.Store(new JsonObject());
        }

        if (write.Value is not JsonObject sent)
        {
            return NotAllowed("The value must be an object of keys and texts.");
        }

        var merged = write.Current!.DeepClone().AsObject();

        foreach (var (key, value) in sent)
        {
            if (!IsKey(key))
            {
                return NotAllowed(WrongKey);
            }

            var name = KeyIn(merged, key) ?? key;

            if (value is null)
            {
                merged.Remove(name);
                continue;
            }

            if (TextOf(value) is not { } text)
            {
                return NotAllowed(WrongCustomValue);
            }

            if (Conversion.TooLong(shape.Item!, text, merged[name]) is { } tooLong)
            {
                return NotAllowed(tooLong);
            }

            merged[name] = text;
        }

        return PatchDecision.Store(merged);
    }

    public static PatchDecision DecideValue(in PatchWrite write, Shape shape, PatchScope scope)
    {
        if (write.Effect == PatchEffect.Remove)
        {
            return PatchDecision.Allow;
        }

        if (write.Value is null)
        {
            return PatchDecision.Store(null);
        }

        if (TextOf(write.Value) is not { } text)
        {
            return NotAllowed(WrongCustomValue);
        }

        if (Conversion.TooLong(shape, text, write.Current) is { } tooLong)
        {
            return NotAllowed(tooLong);
        }

        // A merge patch made of a whole person names each field twice; the one that was left as it stood is no change.
        return scope.Merges && JsonNode.DeepEquals(scope.Original.Document[write.Path[0]]?[write.Path[1]], text)
            ? PatchDecision.Ignore
            : PatchDecision.Store(text);
    }

    public static JsonValue? TextOf(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => JsonValue.Create((string?)value),
        JsonValueKind.Number => JsonValue.Create(value.ToJsonString()),
        JsonValueKind.True => JsonValue.Create("true"),
        JsonValueKind.False => JsonValue.Create("false"),
        _ => null,
    };

    public static int Follow(JsonObject person, ReadOnlySpan<string> path)
    {
        var written = path[0];
        var grown = 0;

        if (path.Length == 2)
        {
            return FollowKey(person, written, path[1]);
        }

        var values = person[written]!.AsObject();
        var others = written == CustomFields.All ? new[] { CustomFieldRow.UserDefined, CustomFieldRow.Extra } : [CustomFields.All];
        var keys = values.Select(member => member.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);

        if (written == CustomFields.All)
        {
            keys.UnionWith(others.SelectMany(other => person[other]!.AsObject().Select(member => member.Key)));
        }
        else
        {
            // What this dictionary lost is whatever neither of the two has any more.
            var rest = person[written == CustomFieldRow.Extra ? CustomFieldRow.UserDefined : CustomFieldRow.Extra]!.AsObject();
            keys.UnionWith(person[CustomFields.All]!.AsObject().Select(member => member.Key).Where(key => KeyIn(rest, key) is null));
        }

        foreach (var key in keys)
        {
            grown += FollowKey(person, written, key);
        }

        return grown;
    }

    private static int FollowKey(JsonObject person, string written, string key)
    {
        var values = person[written]!.AsObject();
        var grown = 0;
        var text = KeyIn(values, key) is { } own ? values[own] : null;

        if (text is null)
        {
            foreach (var dictionary in new[] { written, CustomFields.All, CustomFieldRow.UserDefined, CustomFieldRow.Extra })
            {
                grown += Set(person[dictionary]!.AsObject(), key, null);
            }

            return grown;
        }

        // The first spelling of a key is kept.
        key = KeyIn(person[CustomFields.All]!.AsObject(), key) ?? key;

        // What was written through UserDefinedFields stays there, whatever surface writes it next; of the rest the key decides.
        var isUserDefined = written == CustomFieldRow.UserDefined || KeyIn(person[CustomFieldRow.UserDefined]!.AsObject(), key) is not null;
        var home = isUserDefined ? CustomFieldRow.UserDefined : CustomFields.DictionaryOf(key);
        var other = home == CustomFieldRow.UserDefined ? CustomFieldRow.Extra : CustomFieldRow.UserDefined;

        return Set(person[CustomFields.All]!.AsObject(), key, text)
            + Set(person[home]!.AsObject(), key, text)
            + Set(person[other]!.AsObject(), key, null);
    }

    private static int Set(JsonObject values, string key, JsonNode? text)
    {
        var name = KeyIn(values, key);
        var before = name is null ? 0 : JsonMeasure.OfName(name) + JsonMeasure.Of(values[name]).Bytes;

        if (text is null)
        {
            if (name is not null)
            {
                values.Remove(name);
            }

            return -before;
        }

        values[name ?? key] = text.DeepClone();
        return JsonMeasure.OfName(name ?? key) + JsonMeasure.Of(text).Bytes - before;
    }

    public static bool IsKey(string key) => !string.IsNullOrWhiteSpace(key) && key.Length <= Carriers.KeyLength;

    public static string? KeyIn(JsonObject values, string key)
    {
        if (values.ContainsKey(key))
        {
            return key;
        }

        foreach (var (name, _) in values)
        {
            if (name.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return name;
            }
        }

        return null;
    }
}
