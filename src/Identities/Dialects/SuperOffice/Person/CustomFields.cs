using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Identities.Platform.Http;
using static Identities.Dialects.SuperOffice.Person.PersonMember;

namespace Identities.Dialects.SuperOffice.Person;

/// <summary>Custom fields as texts: the dialect has one dictionary of them all, and two older ones that share them out.</summary>
internal static partial class CustomFields
{
    public const string All = "CustomFields";

    // Of the three, each says what the others say.
    private static readonly string[] Dictionaries = [All, CustomFieldRow.UserDefined, CustomFieldRow.Extra];

    /// <summary>One of the three dictionaries.</summary>
    public static PersonMember Dictionary(string name, string description)
    {
        return new(name, Carriers.CustomValues, description, Write, Into(Read)) { NamedBy = Dictionaries };

        void Write(Utf8JsonWriter json, in PersonView it)
        {
            json.WriteStartObject();

            foreach (var field in it.State.CustomFields)
            {
                if (name == All || name == DictionaryOf(field))
                {
                    json.WriteString(field.Name, TextOf(field));
                }
            }

            json.WriteEndObject();
        }

        // Whichever of them are written, all say the same in the end: one of them is read.
        void Read(PersonMatch match)
        {
            if (Array.Find(Dictionaries, match.IsWritten) == name)
            {
                match.After.CustomFields = Rows(match);
            }
        }
    }

    /// <summary>The three names of the dictionaries, each holding part of, or all, fields.</summary>
    public static bool IsDictionary(string name) => name is All or CustomFieldRow.UserDefined or CustomFieldRow.Extra;

    /// <summary>The older dictionary that a field belongs to, unless it was written through UserDefinedFields: their ProgIds are free texts.</summary>
    public static string DictionaryOf(string key) => UserDefinedKey().IsMatch(key) ? CustomFieldRow.UserDefined : CustomFieldRow.Extra;

    public static string DictionaryOf(CustomFieldRow field)
        => field.Dictionary == CustomFieldRow.UserDefined ? CustomFieldRow.UserDefined : DictionaryOf(field.Name);

    /// <summary>A typed value as its invariant text.</summary>
    public static string TextOf(CustomFieldRow field) => field switch
    {
        { NumberValue: { } number } => number.ToString(CultureInfo.InvariantCulture),
        { BoolValue: { } flag } => flag ? "true" : "false",
        { DateValue: { } moment } => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        _ => field.StringValue ?? "",
    };

    /// <summary>The field with another text: of the same type if the text can be read as one, else a text.</summary>
    public static CustomFieldRow WithText(this CustomFieldRow field, string text)
    {
        if (text == TextOf(field))
        {
            return field;
        }

        var bare = field with { StringValue = null, NumberValue = null, BoolValue = null, DateValue = null };

        return field switch
        {
            { NumberValue: not null } when NumberText().IsMatch(text) && ExactDecimal.TryParse(text, out var number) => bare with { NumberValue = number },
            { BoolValue: not null } when bool.TryParse(text, out var flag) => bare with { BoolValue = flag },
            { DateValue: not null } when Timestamps.TryParse(text, out var moment) => bare with { DateValue = moment },
            _ => bare with { StringValue = text },
        };
    }

    private static List<CustomFieldRow> Rows(PersonMatch match)
    {
        var before = match.Before.CustomFields;
        var rows = new List<CustomFieldRow>();
        var last = PersonMatch.LastOf(before);
        var userDefined = match.Patched[CustomFieldRow.UserDefined]!.AsObject().Select(member => member.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);

        // By exact names: the document has them, and texts may differ to the database that are equal here.
        var standing = before.ToDictionary(row => row.Name);

        foreach (var (key, value) in match.Patched[All]!.AsObject())
        {
            var text = (string)value!;
            var dictionary = userDefined.Contains(key) ? CustomFieldRow.UserDefined : CustomFieldRow.Extra;

            var row = standing.TryGetValue(key, out var stands)
                ? stands.WithText(text)
                : new CustomFieldRow { EntityFieldId = Guid.CreateVersion7(), Position = ++last, Name = key, StringValue = text };

            rows.Add(DictionaryOf(row) == dictionary ? row : row with { Dictionary = dictionary });
        }

        return rows;
    }

    [GeneratedRegex(@"^SuperOffice:[0-9]+(:|\z)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UserDefinedKey();

    [GeneratedRegex(@"^-?[0-9]{1,40}(\.[0-9]{1,40})?\z")]
    private static partial Regex NumberText();
}
