namespace Identities.Dialects.SuperOffice.Person;

/// <summary>Values as machines compare them.</summary>
internal static class Stripped
{
    /// <summary>Digits, and a plus in front; the schema's <c>phone_digits</c> says the same.</summary>
    public static string Phone(string number)
        => (number.TrimStart().StartsWith('+') ? "+" : "") + string.Concat(number.Where(char.IsAsciiDigit));

#pragma warning disable CA1308 // Addresses are shown in lower case.
    public static string Email(string email) => email.Trim().ToLowerInvariant();
#pragma warning restore CA1308

    public static string Url(string url) => url.Trim();

    /// <summary>The stripped value of an element of the array that a member names.</summary>
    public static string Of(string member, string value) => member switch
    {
        "Emails" or "ChatEmails" => Email(value),
        "Urls" => Url(value),
        _ => Phone(value),
    };
}
