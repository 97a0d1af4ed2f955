using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Identities.Platform.Http;

/// <summary>
/// The members of one JSON object as typed values. Names match letter for letter and the last of equal ones wins; an absent member and
/// <c>null</c> both read as null; unknown members are ignored unless <see cref="Only"/> refuses them.
/// </summary>
internal sealed class JsonFields(JsonElement element, FieldErrors errors, string path = "")
{
    private const int MaxShownName = 64;

    /// <summary>Whether a field of this request is wrong already, so that a rule over several fields has nothing to judge.</summary>
    public bool AnyRefused => errors.Any;

    /// <summary>The same fields, after members with other names, and names that stand there twice, have been refused.</summary>
    public JsonFields Only(MemberNames known)
    {
        var seen = 0UL;

        foreach (var property in element.EnumerateObject())
        {
            var index = Array.FindIndex(known.Names, name => IsNamed(property, name));

            if (index < 0)
            {
                var name = NameOf(property);
                errors.AddUnknown(path + name, PointerTo(name));
            }
            else if ((seen & (1UL << index)) != 0)
            {
                Refuse(known.Names[index], "Is there twice.");
            }
            else
            {
                seen |= 1UL << index;
            }
        }

        return this;
    }

    public bool Has(string name) => Find(name) is not null;

    /// <summary>Whether a member is there and not <c>null</c>.</summary>
    public bool HasValue(string name) => Find(name) is not (null or { ValueKind: JsonValueKind.Null });

    /// <summary>A text of at most <paramref name="maxLength"/> UTF-16 units.</summary>
    public string? Text(string name, int maxLength)
    {
        if (Value(name, JsonValueKind.String, "a text") is not { } value)
        {
            return null;
        }

        if (!TryGetText(value, out var text))
        {
            Refuse(name, "Must not contain U+0000 or half of a surrogate pair.");
            return null;
        }

        if (text.Length > maxLength)
        {
            Refuse(name, $"Must be at most {maxLength} characters long.");
            return null;
        }

        return text;
    }

    /// <summary>A UUID in its usual notation of 36 characters.</summary>
    public Guid? Id(string name)
    {
        if (Value(name, JsonValueKind.String, "a UUID in quotes") is not { } value)
        {
            return null;
        }

        if (TryGetText(value, out var text) && Uuid.TryParse(text, out var id) && id != Guid.Empty)
        {
            return id;
        }

        Refuse(name, "Must be a UUID, as in 01900000-0000-7000-8000-000000000000, and not the empty one.");
        return null;
    }

    /// <summary>A UUID that must be there.</summary>
    public Guid RequiredId(string name)
    {
        if (Find(name) is null or { ValueKind: JsonValueKind.Null })
        {
            Refuse(name, "Is required.");
        }

        return Id(name) ?? Guid.Empty;
    }

    /// <summary>An ISO 8601 date or date-time, as UTC.</summary>
    public DateTime? Moment(string name)
    {
        if (Value(name, JsonValueKind.String, "a date-time in quotes") is not { } value)
        {
            return null;
        }

        if (TryGetText(value, out var text) && Timestamps.TryParse(text, out var moment))
        {
            return moment;
        }

        Refuse(name, "Must be an ISO 8601 date or date-time, as in 2026-06-16T18:32:05Z.");
        return null;
    }

    /// <summary>A number that a decimal holds digit for digit: at most 28 significant digits.</summary>
    public decimal? Number(string name)
    {
        if (Value(name, JsonValueKind.Number, "a number") is not { } value)
        {
            return null;
        }

        if (ExactDecimal.TryParse(value.GetRawText(), out var number))
        {
            return number;
        }

        Refuse(name, "Must be a number of at most 28 significant digits, at most 28 of them decimals.");
        return null;
    }

    public bool? Flag(string name)
    {
        switch (Find(name))
        {
            case null or { ValueKind: JsonValueKind.Null }:
                return null;
            case { ValueKind: JsonValueKind.True }:
                return true;
            case { ValueKind: JsonValueKind.False }:
                return false;
            default:
                Refuse(name, "Must be true or false.");
                return null;
        }
    }

    /// <summary>
    /// A duration in the form d.hh:mm:ss, not negative; the days are left out below one. The framework's format would take 8 for eight
    /// days and 8:00 for eight hours.
    /// </summary>
    public TimeSpan? Duration(string name)
    {
        if (Value(name, JsonValueKind.String, "a duration in quotes") is not { } value)
        {
            return null;
        }

        if (TryGetText(value, out var text)
            && text.Length > 0
            && !char.IsWhiteSpace(text[0])
            && !char.IsWhiteSpace(text[^1])
            && text.Count(letter => letter == ':') == 2
            && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var duration)
            && duration >= TimeSpan.Zero
            && duration.Ticks % TimeSpan.TicksPerMicrosecond == 0)
        {
            return duration;
        }

        Refuse(name, "Must be a duration in the form d.hh:mm:ss, as in 30.00:00:00 or 08:00:00: not negative, to the microsecond.");
        return null;
    }

    /// <summary>The objects of an array; each names its fields by its place, as in <c>aliases[0].firstName</c>.</summary>
    public IReadOnlyList<T> Items<T>(string name, int maxCount, Func<JsonFields, T> read)
    {
        if (Value(name, JsonValueKind.Array, "an array") is not { } value)
        {
            return [];
        }

        if (value.GetArrayLength() > maxCount)
        {
            Refuse(name, $"Must have at most {maxCount} items.");
            return [];
        }

        var items = new List<T>(value.GetArrayLength());

        foreach (var item in value.EnumerateArray())
        {
            var place = $"{path}{name}[{items.Count}]";

            if (item.ValueKind != JsonValueKind.Object)
            {
                errors.Add(place, "Must be an object.");
                return [];
            }

            items.Add(read(new JsonFields(item, errors, place + ".")));
        }

        return items;
    }

    /// <summary>The ids of an array of UUIDs, each once; null when there is no array.</summary>
    public IReadOnlyList<Guid>? Ids(string name, int maxCount)
    {
        var wanted = Texts(name, maxCount, "a UUID in quotes", text => Uuid.TryParse(text, out _));
        return wanted is null ? null : [.. wanted.Select(Guid.Parse).Distinct()];
    }

    /// <summary>The words of an array that are among those known, each once; null when there is no array.</summary>
    public IReadOnlyList<string>? Words(string name, IReadOnlyList<string> known)
    {
        var wanted = Texts(name, known.Count * 2, "one of " + string.Join(", ", known), known.Contains);
        return wanted is null ? null : [.. wanted.Distinct()];
    }

    /// <summary>One object, read by its own members; they are named behind its name, as in <c>owner.urn</c>. Null when there is none.</summary>
    public T? Object<T>(string name, Func<JsonFields, T?> read)
        => Value(name, JsonValueKind.Object, "an object") is { } value ? read(new JsonFields(value, errors, $"{path}{name}.")) : default;

    /// <summary>Notes that a field is not acceptable.</summary>
    public void Refuse(string name, string sentence) => errors.Add(path + name, sentence);

    /// <summary>Reads a string that PostgreSQL can hold: no U+0000, no half of a surrogate pair.</summary>
    private static bool TryGetText(JsonElement value, out string text)
    {
        try
        {
            text = value.GetString()!;
            return !text.Contains('\0', StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            // The reader's way of saying that an escaped surrogate has no partner.
            text = "";
            return false;
        }
    }

    private List<string>? Texts(string name, int maxCount, string expected, Predicate<string> isAcceptable)
    {
        if (Value(name, JsonValueKind.Array, "an array") is not { } array)
        {
            return null;
        }

        if (array.GetArrayLength() > maxCount)
        {
            Refuse(name, $"Must have at most {maxCount} items.");
            return null;
        }

        var texts = new List<string>(array.GetArrayLength());

        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String || !TryGetText(item, out var text) || !isAcceptable(text))
            {
                Refuse($"{name}[{texts.Count}]", $"Must be {expected}.");
                return null;
            }

            texts.Add(text);
        }

        return texts;
    }

    private JsonElement? Value(string name, JsonValueKind kind, string expected)
    {
        var value = Find(name);

        if (value is null or { ValueKind: JsonValueKind.Null })
        {
            return null;
        }

        if (value.Value.ValueKind == kind)
        {
            return value;
        }

        Refuse(name, $"Must be {expected}.");
        return null;
    }

    private static bool IsNamed(JsonProperty property, string name)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);

        if (!raw.Contains((byte)'\\'))
        {
            return Ascii.Equals(raw, name);
        }

        try
        {
            return property.Name.Equals(name, StringComparison.Ordinal);
        }
        catch (InvalidOperationException)
        {
            // An escaped surrogate has no partner: no name of ours.
            return false;
        }
    }

    private static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name is { Length: > MaxShownName } name ? name[..MaxShownName] : property.Name;
        }
        catch (InvalidOperationException)
        {
            // An escaped surrogate has no partner: it cannot be shown.
            return "?";
        }
    }

    /// <summary>The JSON Pointer (RFC 6901) of a member: what stands before it are names and ids of ours, which need no escapes.</summary>
    private string PointerTo(string name)
    {
        var place = path.Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Replace('.', '/');
        return $"/{place}{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
    }

    private JsonElement? Find(string name)
    {
        JsonElement? found = null;

        foreach (var property in element.EnumerateObject())
        {
            if (IsNamed(property, name))
            {
                found = property.Value;
            }
        }

        return found;
    }
}
