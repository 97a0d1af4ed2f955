using Identities.Platform.Http;
using Xunit;

namespace Identities.Tests.Platform.Http;

public sealed class TimestampTests
{
    [Theory]
    [InlineData("2026-06-16T18:32:05Z", "2026-06-16T18:32:05.0000000Z")]
    [InlineData("2026-06-16T18:32:05", "2026-06-16T18:32:05.0000000Z")]
    [InlineData("2026-06-16T18:32Z", "2026-06-16T18:32:00.0000000Z")]
    [InlineData("2026-06-16T18:32", "2026-06-16T18:32:00.0000000Z")]
    [InlineData("2026-06-16", "2026-06-16T00:00:00.0000000Z")]
    [InlineData("2026-06-16T18:32:05+02:00", "2026-06-16T16:32:05.0000000Z")]
    [InlineData("2026-06-16T00:30:00+01:00", "2026-06-15T23:30:00.0000000Z")]
    [InlineData("2026-06-16T18:32:05+0200", "2026-06-16T16:32:05.0000000Z")]
    [InlineData("2026-06-16T18:32:05+02", "2026-06-16T16:32:05.0000000Z")]
    [InlineData("2026-06-16T18:32:05-05:30", "2026-06-17T00:02:05.0000000Z")]
    [InlineData("2026-06-16T18:32:05.1Z", "2026-06-16T18:32:05.1000000Z")]
    [InlineData("2026-06-16T18:32:05.123Z", "2026-06-16T18:32:05.1230000Z")]
    [InlineData("2026-06-16T18:32:05.123456Z", "2026-06-16T18:32:05.1234560Z")]
    [InlineData("2026-06-16T18:32:05.1234567Z", "2026-06-16T18:32:05.1234560Z")]
    [InlineData("2026-06-16T18:32:05.123456789Z", "2026-06-16T18:32:05.1234560Z")]
    [InlineData("2026-06-16T18:32:05.1234567891234567+02:00", "2026-06-16T16:32:05.1234560Z")]
    [InlineData("2026-06-16T18:32:05.999999999", "2026-06-16T18:32:05.9999990Z")]
    [InlineData("2024-02-29T00:00:00Z", "2024-02-29T00:00:00.0000000Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000Z")]
    [InlineData("9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59.9999990Z")]
    public void A_moment_is_read_as_UTC_to_the_microsecond(string text, string expected)
    {
        Assert.True(Timestamps.TryParse(text, out var moment));
        Assert.Equal(expected, moment.ToString("O"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("yesterday")]
    [InlineData("2026-06-16 18:32:05")]
    [InlineData(" 2026-06-16T18:32:05Z")]
    [InlineData("2026-06-16T18:32:05Z ")]
    [InlineData("2026-6-16")]
    [InlineData("16.06.2026")]
    [InlineData("06/16/2026")]
    [InlineData("2026-02-30")]
    [InlineData("2023-02-29")]
    [InlineData("2026-13-01")]
    [InlineData("2026-06-16T24:00:00Z")]
    [InlineData("2026-06-16T18:60:00Z")]
    [InlineData("2026-06-16T18:32:60Z")]
    [InlineData("2026-06-16T18:32:05.Z")]
    [InlineData("2026-06-16T18:32:05,5Z")]
    [InlineData("2026-06-16T18:32:05+25:00")]
    [InlineData("2026-06-16Z")]
    [InlineData("2026-06-16+02:00")]
    [InlineData("2026-06-16T18:32.5Z")]
    [InlineData("2026-06-16T18:32:05+14:01")]
    [InlineData("2026-06-16T18:32:05+02:60")]
    [InlineData("2026-06-16T18:32:05.12345678x")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("10000-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("1718562725")]
    [InlineData("2026-06-16T18:32:05Z\0")]
    [InlineData("٢٠٢٦-٠٦-١٦")]
    public void What_is_no_moment_is_refused(string text)
    {
        Assert.False(Timestamps.TryParse(text, out _));
    }
}
