using System.Globalization;
using System.Text.Json;

namespace Identities.Dialects.RogerRoger.Wire;

/// <summary>
/// The members of one JSON object as typed values. An absent member reads as the value that the caller names for it: what stands, where a
/// part is changed, and nothing, where the whole is replaced. Names match letter for letter, and none stands twice; members that nobody
/// asks for are ignored.
/// </summary>
internal sealed class Members
{
    private readonly Dictionary<string, JsonElement> values = new(StringComparer.Ordinal);
    private readonly ShapeFault fault;
    private readonly Iris iris;
    private readonly string path;

    public Members(JsonElement element, ShapeFault fault, Iris iris, string path = "")
    {
        (this.fault, this.iris, this.path) = (fault, iris, path);

        foreach (var property in element.EnumerateObject())
        {
            if (NameOf(property) is { } name && !values.TryAdd(name, property.Value))
            {
                fault.Note(RogerRogerProblems.Malformed($"The attribute \"{path}{RogerRogerProblems.Shortened(name)}\" must be named once."));
            }
        }
    }

    public bool Has(string name) => values.ContainsKey(name);

    /// <summary>Something that is about to be made has no IRI.</summary>
    public void RefuseIdentified()
    {
        if (Has("@id"))
        {
            fault.Note(RogerRogerProblems.UpdateNotAllowed);
        }
    }

    /// <summary>A text that PostgreSQL can hold: no U+0000, no half of a surrogate pair.</summary>
    public string? Text(string name, string? absent = null)
    {
        if (!values.TryGetValue(name, out var value))
        {
            return absent;
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String ? TextOf(name, value) : WrongType<string>(name, "string", value);
    }

    public bool? Flag(string name, bool? absent = null) => values.TryGetValue(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => WrongTypeOf<bool>(name, "bool", value),
        }
        : absent;

    /// <summary>A whole number, written as one.</summary>
    public long? Number(string name, long? absent = null)
    {
        if (!values.TryGetValue(name, out var value))
        {
            return absent;
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && IntegerOf(value) is { } number ? number : WrongTypeOf<long>(name, "int", value);
    }

    /// <summary>A date or a date-time, as UTC.</summary>
    public DateTime? Moment(string name, DateTime? absent = null)
    {
        if (!values.TryGetValue(name, out var value))
        {
            return absent;
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return WrongTypeOf<DateTime>(name, "string", value);
        }

        if (TextOf(name, value) is { } text && Dates.TryRead(text, out var moment))
        {
            return moment;
        }

        fault.Note(RogerRogerProblems.Malformed($"The value of the \"{path}{name}\" attribute must be a date or a date-time of RFC 3339."));
        return null;
    }

    /// <summary>One of a few words.</summary>
    public string? Word(string name, IReadOnlyList<string> words, string? absent = null)
    {
        var word = Text(name, absent);

        if (word is not null && Has(name) && !words.Contains(word))
        {
            fault.Note(RogerRogerProblems.Malformed($"The value of the \"{path}{name}\" attribute must be one of \"{string.Join("\", \"", words)}\"."));
            return null;
        }

        return word;
    }

    /// <summary>The IRI of a resource.</summary>
    public Reference? Reference(string name, Resource resource, Reference? absent = null)
    {
        if (!values.TryGetValue(name, out var value))
        {
            return absent;
        }

        return value.ValueKind == JsonValueKind.Null ? null : ReferenceOf(name, value, resource);
    }

    /// <summary>The IRIs of resources, each once; null is none.</summary>
    public IReadOnlyList<Reference> References(string name, Resource resource, IReadOnlyList<Reference> absent)
        => [.. Items(name, absent, value => ReferenceOf(name, value, resource)).Distinct(Wire.Reference.SameItem)];

    /// <summary>The objects of an array; each names its members by its place, as in <c>emailAddresses[0].email</c>. Null is none.</summary>
    public IReadOnlyList<T> Objects<T>(string name, IReadOnlyList<T> absent, Func<Members, T> read)
        where T : class
    {
        var place = 0;

        return Items(name, absent, value =>
        {
            var at = $"{name}[{place++}]";
            return value.ValueKind == JsonValueKind.Object ? read(new Members(value, fault, iris, $"{path}{at}.")) : WrongType<T>(at, "array", value);
        });
    }

    /// <summary>The members of an object; null when there is none.</summary>
    public T? Object<T>(string name, T? absent, Func<Members, T> read)
        where T : class
    {
        if (!values.TryGetValue(name, out var value))
        {
            return absent;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.Object => read(new Members(value, fault, iris, $"{path}{name}.")),
            _ => WrongType<T>(name, "array", value),
        };
    }

    private IReadOnlyList<T> Items<T>(string name, IReadOnlyList<T> absent, Func<JsonElement, T?> read)
        where T : class
    {
        if (!values.TryGetValue(name, out var value))
        {
            return absent;
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            WrongType<T>(name, "array", value);
            return [];
        }

        var items = new List<T>();

        foreach (var item in value.EnumerateArray())
        {
            if (read(item) is not { } accepted)
            {
                return [];
            }

            items.Add(accepted);
        }

        return items;
    }

    private Reference? ReferenceOf(string name, JsonElement value, Resource resource)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                if (TextOf(name, value) is not { } text)
                {
                    return null;
                }

                if (iris.Read(text, resource) is { } reference)
                {
                    return reference;
                }

                fault.Note(RogerRogerProblems.InvalidIri(text));
                return null;

            case JsonValueKind.Object or JsonValueKind.Array:
                fault.Note(RogerRogerProblems.Malformed($"Nested documents for attribute \"{path}{name}\" are not allowed. Use IRIs instead."));
                return null;

            default:
                fault.Note(RogerRogerProblems.Malformed($"Expected IRI or nested document for attribute \"{path}{name}\", \"{TypeOf(value)}\" given."));
                return null;
        }
    }

    private string? TextOf(string name, JsonElement value)
    {
        try
        {
            var text = value.GetString()!;

            if (!text.Contains('\0', StringComparison.Ordinal))
            {
                return text;
            }
        }
        catch (InvalidOperationException)
        {
            // The reader's way of saying that an escaped surrogate has no partner.
        }

        fault.Note(RogerRogerProblems.Malformed($"The value of the \"{path}{name}\" attribute must not contain U+0000 or half of a surrogate pair."));
        return null;
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

    private T? WrongType<T>(string name, string expected, JsonElement given)
        where T : class
    {
        NoteWrongType(name, expected, given);
        return null;
    }

    private T? WrongTypeOf<T>(string name, string expected, JsonElement given)
        where T : struct
    {
        NoteWrongType(name, expected, given);
        return null;
    }

    private void NoteWrongType(string name, string expected, JsonElement given) => fault.Note(RogerRogerProblems.Malformed(
        $"The type of the \"{path}{name}\" attribute must be \"{expected}\", \"{TypeOf(given)}\" given."));

    private static long? IntegerOf(JsonElement number)
        => long.TryParse(number.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) ? integer : null;

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "bool",
        JsonValueKind.Number => IntegerOf(value) is null ? "float" : "int",
        JsonValueKind.Array => "array",
        JsonValueKind.Object => "object",
        _ => "null",
    };
}
