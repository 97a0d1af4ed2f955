using System.Globalization;
using CsCheck;
using Identities.Platform.Http;
using Xunit;

namespace Identities.Tests.Platform.Http;

public sealed class ExactDecimalTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("1", "1")]
    [InlineData("-1.5", "-1.5")]
    [InlineData("1.50", "1.50")]
    [InlineData("0.1", "0.1")]
    [InlineData("1e3", "1000")]
    [InlineData("1E+3", "1000")]
    [InlineData("12e-1", "1.2")]
    [InlineData("1e-28", "0.0000000000000000000000000001")]
    [InlineData("1234567890123456789012345678", "1234567890123456789012345678")]
    [InlineData("-0.1234567890123456789012345678", "-0.1234567890123456789012345678")]
    [InlineData("1e28", "10000000000000000000000000000")]
    public void A_number_that_fits_is_kept_digit_for_digit(string text, string expected)
    {
        Assert.True(ExactDecimal.TryParse(text, out var number));
        Assert.Equal(expected, number.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("12345678901234567890123456789")]
    [InlineData("0.12345678901234567890123456789")]
    [InlineData("1.00000000000000000000000000001")]
    [InlineData("1e-29")]
    [InlineData("1e29")]
    [InlineData("1e309")]
    [InlineData("-1e309")]
    [InlineData("1e-309")]
    [InlineData("1e99999999999999999999")]
    [InlineData("1e-99999999999999999999")]
    [InlineData("79228162514264337593543950336")]
    public void A_number_that_would_lose_digits_is_refused(string text)
    {
        Assert.False(ExactDecimal.TryParse(text, out _));
    }

    [Fact]
    public void Whatever_is_accepted_is_the_number_that_was_written()
    {
        var digits = Gen.Char['0', '9'].Array[1, 34].Select(letters => new string(letters));

        Gen.Select(Gen.Bool, digits, digits, Gen.Int[-40, 40]).Sample((negative, whole, fraction, exponent) =>
        {
            var text = $"{(negative ? "-" : "")}{whole.TrimStart('0').PadLeft(1, '0')}.{fraction}e{exponent}";

            return !ExactDecimal.TryParse(text, out var number) || Exactly(text) == Exactly(number.ToString(CultureInfo.InvariantCulture));
        });
    }

    /// <summary>The number as an integer and a power of ten, by arithmetic without bounds.</summary>
    private static (System.Numerics.BigInteger Digits, int Exponent) Exactly(string text)
    {
        var parts = text.Split('e');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var digits = System.Numerics.BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        exponent -= point < 0 ? 0 : parts[0].Length - point - 1;

        while (!digits.IsZero && digits % 10 == 0)
        {
            (digits, exponent) = (digits / 10, exponent + 1);
        }

        return digits.IsZero ? (digits, 0) : (digits, exponent);
    }
}
