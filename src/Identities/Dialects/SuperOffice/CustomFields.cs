using System.Globalization;
using System.Text.RegularExpressions;
using Identities.Platform.Http;

namespace Identities.Dialects.SuperOffice;

/// <summary>Custom fields as texts: the dialect has one dictionary of them all, and two older ones that share them out.</summary>
internal static partial class CustomFields
{
    public const string All = "CustomFields";

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

    [GeneratedRegex(@"^SuperOffice:[0-9]+(:|\z)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UserDefinedKey();

    [GeneratedRegex(@"^-?[0-9]{1,40}(\.[0-9]{1,40})?\z")]
    private static partial Regex NumberText();
}
