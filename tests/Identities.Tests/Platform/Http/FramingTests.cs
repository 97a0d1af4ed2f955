using System.Text;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Platform.Http;

/// <summary>Where a request ends (RFC 9112, 6 and 7): what two readers could read differently is refused.</summary>
public sealed class FramingTests(Api api) : IClassFixture<Api>
{
    private const string Chunks = "2\r\n{}\r\n0\r\n\r\n";

    [Theory]
    [InlineData("+2")]
    [InlineData("-2")]
    [InlineData("+0")]
    [InlineData("2 2")]
    [InlineData("2,2")]
    [InlineData("2, 2")]
    [InlineData("0x2")]
    [InlineData("2.0")]
    [InlineData("2e0")]
    [InlineData("two")]
    [InlineData("")]
    [InlineData("99999999999999999999")]
    [InlineData("2\r\nContent-Length: 3")]
    [InlineData("2\r\nContent-Length: 2")]
    [InlineData("2\r\nTransfer-Encoding: chunked")]
    [InlineData("12\r\nTransfer-Encoding: chunked")]
    public async Task A_length_that_is_not_one_number_of_digits_answers_400(string length)
    {
        var body = length.EndsWith("chunked", StringComparison.Ordinal) ? Chunks : "{}";

        var answer = await api.SendRaw(Request("/api/v1/authenticate", $"Content-Length: {length}", body));

        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain("invalid-fields", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("02")]
    [InlineData("  2  ")]
    public async Task A_length_in_digits_is_read(string length)
    {
        var answer = await api.SendRaw(Request("/api/v1/authenticate", $"Content-Length: {length}", "{}"));

        AssertRead(answer);
    }

    [Theory]
    [InlineData("gzip, chunked", 501)]
    [InlineData("x-gzip, chunked", 501)]
    [InlineData("deflate, chunked", 501)]
    [InlineData("br,chunked", 501)]
    [InlineData("identity, chunked", 501)]
    [InlineData("gzip\r\nTransfer-Encoding: chunked", 501)]
    [InlineData("chunked, chunked", 400)]
    [InlineData("chunked\r\nTransfer-Encoding: chunked", 400)]
    [InlineData("identity", 400)]
    [InlineData("gzip", 400)]
    [InlineData("chunked, gzip", 400)]
    [InlineData("chunked, identity", 400)]
    [InlineData("xchunked", 400)]
    [InlineData("\"chunked\"", 400)]
    public async Task A_transfer_coding_other_than_chunked_once_is_refused(string codings, int status)
    {
        var answer = await api.SendRaw(Request("/api/v1/authenticate", $"Transfer-Encoding: {codings}", Chunks));

        Assert.Equal(status, answer.Status);
        Assert.DoesNotContain("invalid-fields", answer.Text, StringComparison.Ordinal);
        Assert.True(answer.Has("Connection: close"));
    }

    [Fact]
    public async Task Chunks_are_no_part_of_HTTP_1_0()
    {
        var request = Request("/api/v1/authenticate", "Transfer-Encoding: chunked", Chunks).Replace("HTTP/1.1", "HTTP/1.0", StringComparison.Ordinal);

        var answer = await api.SendRaw(request);

        Assert.Equal(400, answer.Status);
        Assert.Contains("\"code\":\"bad-request\"", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/Person", "\"ErrorMessage\":")]
    [InlineData("/people", "\"message\":")]
    [InlineData("/n/v1/identity", "\"httpCode\":501")]
    [InlineData("/identities/api/v1/people", "\"unknown-transfer-coding\"")]
    public async Task A_transfer_coding_is_refused_in_the_words_of_the_surface(string path, string words)
    {
        var answer = await api.SendRaw(Request(path, "Transfer-Encoding: gzip, chunked", Chunks));

        Assert.Equal(501, answer.Status);
        Assert.Contains(words, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2\r\n{}\r\n0\r\n\r\n")]
    [InlineData("1\r\n{\r\n1\r\n}\r\n0\r\n\r\n")]
    [InlineData("02\r\n{}\r\n00\r\n\r\n")]
    [InlineData("2;name=value\r\n{}\r\n0;last\r\n\r\n")]
    [InlineData("2\r\n{}\r\n0\r\nTrailer: value\r\n\r\n")]
    public async Task A_chunked_body_is_read_with_its_extensions_and_trailers(string chunks)
    {
        var answer = await api.SendRaw(Request("/api/v1/authenticate", "Transfer-Encoding: Chunked", chunks));

        AssertRead(answer);
    }

    public static TheoryData<string, string> BrokenChunks()
    {
        string[] broken =
        [
            .. new[] { "FFFFFFFFFFFFFFFF", "FFFFFFFF", "80000000", "10000000000000002", "-1", "+2", "zz", "0x2", "" }
                .Select(size => $"{size}\r\n{{}}\r\n0\r\n\r\n"),
            "2\r\n{}0\r\n\r\n",
            "2\n{}\n0\n\n", "2 2\r\n{}\r\n0\r\n\r\n", "2\r\n{}\r\n0\r\nno trailer\r\n\r\n",
        ];
        string[] paths =
        [
            "POST /api/v1/authenticate", "POST /api/v1/people", "PUT /api/v1/Tags/01900000-0000-7000-8000-00000000dead",
            "POST /api/v1/people/import", "POST /api/v1/people/import?stream=true", "PATCH /api/v1/people/{person}",
            "PATCH /api/v1/Person/{number}", "POST /api/v1/Person", "POST /people", "PATCH /people/{person}", "POST /media_objects", "POST /n/v1/identity", "PUT /n/v1/identity/{person}",
        ];

        return new TheoryData<string, string>(paths.SelectMany(path => broken.Select(chunks => (path, chunks))));
    }

    [Theory]
    [MemberData(nameof(BrokenChunks))]
    public async Task A_chunk_that_cannot_be_read_is_the_callers_fault(string operation, string chunks)
    {
        var person = operation.Contains('{', StringComparison.Ordinal) ? await api.Given.Person() : "";
        var number = person.Length > 0 ? await api.Scalar<int>($"select person_number from people where person_id = '{person}'") : 0;
        var path = operation.Split(' ')[1]
            .Replace("{person}", person, StringComparison.Ordinal)
            .Replace("{number}", $"{number}", StringComparison.Ordinal);

        var answer = await api.SendRaw(Request(path, "Transfer-Encoding: chunked", chunks, operation.Split(' ')[0]));

        if (operation.EndsWith("stream=true", StringComparison.Ordinal))
        {
            // The answer has begun before the body is read: that it is not whole is told by its missing end.
            Assert.False(answer.Status == 200 && answer.Text.EndsWith("0\r\n\r\n", StringComparison.Ordinal), answer.Text);
        }
        else if (operation.StartsWith("PUT /api/v1/Tags", StringComparison.Ordinal))
        {
            Assert.Equal(404, answer.Status);
        }
        else
        {
            Assert.Equal((400, chunks), (answer.Status, chunks));
        }
    }

    private static void AssertRead(RawAnswer answer)
    {
        Assert.Equal(400, answer.Status);
        Assert.Contains("\"code\":\"invalid-fields\"", answer.Text, StringComparison.Ordinal);
    }

    private string Request(string path, string framing, string body, string method = "POST")
    {
        var type = path.Contains("/import", StringComparison.Ordinal) ? Lines.MediaType
            : path == "/media_objects" ? "multipart/form-data; boundary=boundary"
            : method == "PATCH" ? "application/merge-patch+json" : "application/json";

        return new StringBuilder()
            .Append($"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {api.AdminToken()}\r\n")
            .Append($"Content-Type: {type}\r\n{framing}\r\n\r\n{body}")
            .ToString();
    }
}
