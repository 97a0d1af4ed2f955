namespace Identities.Dialects.RogerRoger.Person;

/// <summary>Telephone numbers as machines compare them, in the words of the schema's <c>phone_digits</c>.</summary>
internal static class PhoneDigits
{
    /// <summary>The digits of a number, and a plus in front when it has one there.</summary>
    public static string Of(string number)
        => (number.TrimStart(' ').StartsWith('+') ? "+" : "") + string.Concat(number.Where(char.IsAsciiDigit));
}
