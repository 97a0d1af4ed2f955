using System.Text.Json;
using Identities.Platform.Http;

namespace Identities.Dialects.Baack.Wire;

/// <summary>
/// The members of one object of a representation. Their names match letter for letter: another spelling is an unknown member, which is
/// ignored, and a name that stands twice is refused, since nothing says which of the two is meant.
/// </summary>
internal sealed class Representation
{
    private readonly Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
    private readonly FieldErrors errors;
    private readonly string path;

    public Representation(JsonElement element, FieldErrors errors, string path = "")
    {
        (this.errors, this.path) = (errors, path);

        foreach (var property in element.EnumerateObject())
        {
            if (NameOf(property) is { } name && !members.TryAdd(name, property.Value))
            {
                Refuse(name, "Must be named once.");
            }
        }
    }

    public bool Has(string name) => members.ContainsKey(name);

    /// <summary>Whether a member is there and not <c>null</c>.</summary>
    public bool HasValue(string name) => members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>A text that PostgreSQL can hold: no U+0000, no half of a surrogate pair.</summary>
    public string? Text(string name)
    {
        if (Value(name, JsonValueKind.String) is not { } value)
        {
            return null;
        }

        if (TextIn(value) is { } text)
        {
            return text;
        }

        Refuse(name, "Must not contain U+0000 or half of a surrogate pair.");
        return null;
    }

    /// <summary>A UUID in its usual notation of 36 characters.</summary>
    public Guid? Id(string name)
    {
        if (Value(name, JsonValueKind.String) is not { } value)
        {
            return null;
        }

        if (TextIn(value) is { } text && Uuid.TryParse(text, out var id) && id != Guid.Empty)
        {
            return id;
        }

        Refuse(name, "Must be a UUID.");
        return null;
    }

    /// <summary>An ISO 8601 date or date-time, as UTC.</summary>
    public DateTime? Moment(string name)
    {
        if (Value(name, JsonValueKind.String) is not { } value)
        {
            return null;
        }

        if (TextIn(value) is { } text && Timestamps.TryParse(text, out var moment))
        {
            return moment;
        }

        Refuse(name, "Must be an ISO 8601 date or date-time.");
        return null;
    }

    /// <summary>One object, read by its own members; they are named behind its name, as in <c>owner.urn</c>. Null when there is none.</summary>
    public T? Object<T>(string name, Func<Representation, T?> read)
        => Value(name, JsonValueKind.Object) is { } value ? read(new Representation(value, errors, $"{path}{name}.")) : default;

    /// <summary>The objects of an array; each names its members by its place, as in <c>companies[0].urn</c>.</summary>
    public IReadOnlyList<T> Items<T>(string name, int maxCount, Func<Representation, T> read)
    {
        if (Value(name, JsonValueKind.Array) is not { } array)
        {
            return [];
        }

        if (array.GetArrayLength() > maxCount)
        {
            Refuse(name, $"Must have at most {maxCount} items.");
            return [];
        }

        var items = new List<T>(array.GetArrayLength());

        foreach (var item in array.EnumerateArray())
        {
            var place = $"{path}{name}[{items.Count}]";

            if (item.ValueKind != JsonValueKind.Object)
            {
                errors.Add(place, "Must be an object.");
                return [];
            }

            items.Add(read(new Representation(item, errors, place + ".")));
        }

        return items;
    }

    /// <summary>Notes that a member is not acceptable.</summary>
    public void Refuse(string name, string sentence) => errors.Add(path + name, sentence);

    private JsonElement? Value(string name, JsonValueKind kind)
    {
        if (!HasValue(name))
        {
            return null;
        }

        if (members[name].ValueKind == kind)
        {
            return members[name];
        }

        Refuse(name, $"Must be of the JSON type {kind}.");
        return null;
    }

    private static string? TextIn(JsonElement value)
    {
        try
        {
            var text = value.GetString()!;
            return text.Contains('\0', StringComparison.Ordinal) ? null : text;
        }
        catch (InvalidOperationException)
        {
            // The reader's way of saying that an escaped surrogate has no partner.
            return null;
        }
    }

    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            // An escaped surrogate has no partner: no name of ours.
            return null;
        }
    }
}
