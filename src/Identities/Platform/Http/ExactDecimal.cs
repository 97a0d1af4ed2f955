using System.Globalization;

namespace Identities.Platform.Http;

/// <summary>Decimals that keep every digit they were written with. <see cref="decimal"/> alone rounds the ones it cannot hold.</summary>
internal static class ExactDecimal
{
    private const int MaxSignificantDigits = 28;

    /// <summary>Reads a JSON number; false when its digits would not all survive.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal number)
        => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
           && Canonical(text) is { } written
           && written.Digits.Length <= MaxSignificantDigits
           && KeepsDecimals(text, number)
           && Canonical(number.ToString(CultureInfo.InvariantCulture)) == written;

    /// <summary>Whether trailing zeros survive too, where the text shows how many decimals it means: one with an exponent does not.</summary>
    private static bool KeepsDecimals(ReadOnlySpan<char> text, decimal number)
    {
        var point = text.IndexOf('.');
        return text.IndexOfAny('e', 'E') >= 0 || number.Scale == (point < 0 ? 0 : text.Length - point - 1);
    }

    /// <summary>A number as its significant digits and the power of ten of the last one; null when that power is out of all bounds.</summary>
    private static (string Digits, long Exponent)? Canonical(ReadOnlySpan<char> text)
    {
        long exponent = 0;
        var e = text.IndexOfAny('e', 'E');

        if (e >= 0 && !long.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
        {
            return null;
        }

        var mantissa = (e >= 0 ? text[..e] : text).TrimStart('-');
        var point = mantissa.IndexOf('.');

        if (point >= 0)
        {
            exponent -= mantissa.Length - point - 1;
        }

        var digits = mantissa.ToString().Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        var significant = digits.TrimEnd('0');

        return significant.Length == 0 ? ("", 0) : (significant, exponent + digits.Length - significant.Length);
    }
}
