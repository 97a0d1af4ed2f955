using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Identities.Tests.Dialects.RogerRoger;
using Identities.Tests.Dialects.SuperOffice;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Platform.Http;

/// <summary>A body's content coding is undone where people are imported, refused everywhere else, and ignored nowhere.</summary>
public sealed class ContentCodingTests(Api api) : IClassFixture<Api>
{
    private const string Import = "/api/v1/people/import";

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("x-gzip")]
    [InlineData("br")]
    [InlineData("identity")]
    [InlineData("gzip, br")]
    [InlineData("br, gzip")]
    [InlineData("gzip, gzip, gzip")]
    [InlineData("identity, gzip, , identity")]
    [InlineData(" gzip ")]
    public async Task An_import_takes_it(string codings)
    {
        var lines = People(2500);

        var answer = await Send(Coded(lines, codings), codings);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(2500, Lines.Read(answer.Text).Count(line => line.Outcome() == "created"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task An_import_that_is_answered_line_by_line_takes_it_too(string coding)
    {
        var answer = await Send(Coded(People(50), coding), coding, Import + "?stream=true");

        Assert.Equal(50, Lines.Read(answer.Text).Count(line => line.Outcome() == "created"));
    }

    [Fact]
    public async Task Two_gzip_members_are_one_body()
    {
        byte[] twice = [.. Coded(People(30), "gzip"), .. Coded(People(20), "gzip")];

        var answer = await Send(twice, "gzip");

        Assert.Equal(50, Lines.Read(answer.Text).Length);
    }

    public static TheoryData<string, string> Faults()
    {
        string[] faults =
        [
            "cut in half", "cut by a byte", "cut by the trailer", "empty", "not coded", "a bit turned", "bytes behind", "lines behind",
            "cut in a second one",
        ];
        var all = new[] { "gzip", "br", "gzip, br", "br, gzip" }.SelectMany(codings => faults.Select(fault => (codings, fault)));

        // Brotli has no checksum: turned bits are other bytes, and lines that are no JSON.
        return new TheoryData<string, string>(all.Except([("br", "a bit turned")]));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_is_not_what_its_coding_says_answers_400(string codings, string fault)
    {
        var whole = Coded(People(3000), codings);
        var broken = fault switch
        {
            "cut in half" => whole[..(whole.Length / 2)],
            "cut by a byte" => whole[..^1],
            "cut by the trailer" => whole[..^8],
            "empty" => Array.Empty<byte>(),
            "not coded" => Encoding.UTF8.GetBytes(People(3)),
            "a bit turned" => [.. whole[..(whole.Length / 2)], (byte)(whole[whole.Length / 2] ^ 0x10), .. whole[(whole.Length / 2 + 1)..]],
            "bytes behind" => [.. whole, 1, 2, 3],
            "lines behind" => [.. whole, .. Encoding.UTF8.GetBytes(People(400))],
            _ => [.. whole, .. whole[..100]],
        };

        var answer = await Send(broken, codings);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("malformed-body", answer.Code);
    }

    [Fact]
    public async Task A_broken_body_whose_answer_has_begun_is_told_in_its_last_line()
    {
        var whole = Coded(People(3000), "gzip");

        var answer = await Send(whole[..(whole.Length / 2)], "gzip", Import + "?stream=true");

        var lines = answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var last = JsonNode.Parse(lines[^1])!;
        Assert.Equal((true, lines.Length - 1, "malformed-body"), ((bool)last["cut"]!, (int)last["done"]!, (string?)last["problem"]!["code"]));
    }

    [Fact]
    public async Task A_line_that_grows_over_its_limit_fails_alone_and_is_not_kept()
    {
        var immense = "{\"aliases\":[],\"x\":\"" + new string('x', 100 * 1024 * 1024) + "\"}";
        var lines = $"{People(1)}{immense}\n{People(1)}";
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var answer = await Send(Coded(lines, "gzip"), "gzip");

        Assert.Equal(
            ["created", "failed body-too-large", "created"],
            Lines.Read(answer.Text).Select(line => $"{line.Outcome()} {line.Code()}".Trim()));
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 250 * 1024 * 1024);
    }

    [Theory]
    [InlineData("deflate")]
    [InlineData("compress")]
    [InlineData("zstd")]
    [InlineData("*")]
    [InlineData("gzip, zstd")]
    [InlineData("gzip;q=1")]
    [InlineData("\"gzip\"")]
    [InlineData("gzip br")]
    [InlineData("nonsense")]
    [InlineData("gzip, gzip, gzip, gzip")]
    public async Task An_import_refuses_other_codings_and_names_those_it_takes(string codings)
    {
        var answer = await Send(Encoding.UTF8.GetBytes(People(1)), codings);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.Equal("unsupported-content-coding", answer.Code);
        Assert.Equal("gzip, br", answer.Header("Accept-Encoding"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("nonsense")]
    [InlineData("identity, gzip")]
    public async Task Every_other_operation_refuses_any(string codings)
    {
        foreach (var (method, path, type) in await Operations())
        {
            var answer = await api.Send(method, path, "{}", ("Content-Type", type), ("Content-Encoding", codings));

            Assert.Equal((path, HttpStatusCode.UnsupportedMediaType), (path, answer.Status));
            Assert.Equal((path, "identity"), (path, answer.Header("Accept-Encoding")));
            AssertAcceptPatch(method, path, answer);
            Assert.True(
                answer.Code == "unsupported-content-coding"
                    || answer.ErrorType() == "SoUnsupportedMediaTypeException"
                    || answer.ErrorDetail() is not null,
                path);
        }
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("nonsense")]
    [InlineData("{type}; charset=utf-16")]
    [InlineData("{type}; charset=iso-8859-1")]
    public async Task Every_415_to_a_PATCH_names_the_formats_that_are_taken(string sent)
    {
        foreach (var (method, path, type) in (await Operations()).Where(operation => operation.Method == HttpMethod.Patch))
        {
            var answer = await api.Send(method, path, "{}", ("Content-Type", sent.Replace("{type}", type, StringComparison.Ordinal)));

            Assert.Equal((path, HttpStatusCode.UnsupportedMediaType), (path, answer.Status));
            AssertAcceptPatch(method, path, answer);
        }
    }

    [Fact]
    public async Task Baack_refuses_any_with_its_400()
    {
        var identity = $"/n/v1/identity/{await api.Given.Person()}";

        foreach (var answer in new[]
        {
            await api.Post("/n/v1/identity", "{}", ("Content-Encoding", "gzip")),
            await api.Put(identity, """{"name":"jane"}""", ("Content-Encoding", "br")),
        })
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Equal("BAD_REQUEST", (string?)answer["apiCode"]);
            Assert.Equal("identity", answer.Header("Accept-Encoding"));
        }
    }

    [Fact]
    public async Task A_coding_that_codes_nothing_is_fine_everywhere()
    {
        var person = await api.Given.Person();

        foreach (var coding in new[] { "identity", "Identity", "", "identity, identity" })
        {
            var none = ("Content-Encoding", coding);

            Assert.Equal(HttpStatusCode.OK, (await api.Put($"/api/v1/people/{person}/aliases", """{"firstName":"Janet"}""", none)).Status);
            Assert.Equal(HttpStatusCode.OK, (await api.Merge($"/people/{person}", """{"familyName":"Roe"}""", none)).Status);
            Assert.Equal(HttpStatusCode.OK, (await api.Patch(await api.SuperOfficePath(person), """{"Firstname":"Jane"}""", none)).Status);
            Assert.Equal(HttpStatusCode.Accepted, (await api.Put($"/n/v1/identity/{person}", """{"name":"jane"}""", none)).Status);
            Assert.Equal(HttpStatusCode.Created, (await api.Upload(Uploads.Picture("png"), "image/png", none)).Status);
        }
    }

    [Fact]
    public async Task Nothing_of_a_refused_body_is_stored()
    {
        var person = await api.Given.Person();
        var before = await api.Get($"/api/v1/people/{person}");

        await api.Put($"/api/v1/people/{person}/aliases", """{"firstName":"Janet"}""", ("Content-Encoding", "gzip"));
        await api.Merge($"/people/{person}", """{"familyName":"Roe"}""", ("Content-Encoding", "gzip"));
        await api.Patch(await api.SuperOfficePath(person), """{"Firstname":"Janet"}""", ("Content-Encoding", "gzip"));

        Assert.Equal(before.Text, (await api.Get($"/api/v1/people/{person}")).Text);
    }

    private static void AssertAcceptPatch(HttpMethod method, string path, Answer answer)
    {
        var expected = method != HttpMethod.Patch ? null
            : path.StartsWith("/api/v1/people", StringComparison.Ordinal) ? ["application/json-patch+json", "application/merge-patch+json"]
            : path.StartsWith("/api", StringComparison.Ordinal)
                ? ["application/json", "application/json-patch+json", "application/merge-patch+json", "text/json"]
            : (string[])["application/merge-patch+json"];

        var named = answer.Header("Accept-Patch")?.Split(", ");

        // The surface at the root may take more than its own format.
        Assert.True(
            expected is null
                ? named is null
                : named is not null && expected.All(named.Contains) && named.Distinct().Count() == named.Length,
            $"{method} {path}: {answer.Header("Accept-Patch")}");
    }

    /// <summary>What takes a body, of each surface but Baack.</summary>
    private async Task<(HttpMethod Method, string Path, string Type)[]> Operations()
    {
        var person = await api.Given.Person();
        var tag = await api.Given.Tag();
        var note = (string)(await api.Put($"/api/v1/people/{person}/notes", """{"summary":"Called"}"""))["noteId"]!;
        var superOffice = await api.SuperOfficePath(person);
        const string Json = "application/json";
        const string Merge = "application/merge-patch+json";

        return
        [
            (HttpMethod.Post, "/api/v1/authenticate", Json),
            (HttpMethod.Put, "/auth/v1/user/password", Json),
            (HttpMethod.Post, "/api/v1/people", Json),
            (HttpMethod.Patch, $"/api/v1/people/{person}", Merge),
            (HttpMethod.Patch, $"/api/v1/people/{person}", "application/json-patch+json"),
            (HttpMethod.Put, $"/api/v1/people/{person}/aliases", Json),
            (HttpMethod.Put, $"/api/v1/people/{person}/tags", Json),
            (HttpMethod.Put, $"/api/v1/people/{person}/notes", Json),
            (HttpMethod.Put, $"/api/v1/people/{person}/addresses", Json),
            (HttpMethod.Put, $"/api/v1/people/{person}/entityFields", Json),
            (HttpMethod.Post, "/api/v1/Tags", Json),
            (HttpMethod.Put, $"/api/v1/Tags/{tag}", Json),
            (HttpMethod.Post, "/api/v1/users", Json),
            (HttpMethod.Post, "/api/v1/roles", Json),
            (HttpMethod.Post, "/api/v1/apiKeys", Json),
            (HttpMethod.Post, "/api/v1/Person", Json),
            (HttpMethod.Put, superOffice, Json),
            (HttpMethod.Patch, superOffice, Json),
            (HttpMethod.Patch, superOffice, "application/json-patch+json"),
            (HttpMethod.Post, "/api/v1/MDOList/category", Json),
            (HttpMethod.Post, "/people", Json),
            (HttpMethod.Put, $"/people/{person}", Json),
            (HttpMethod.Patch, $"/people/{person}", Merge),
            (HttpMethod.Post, $"/people/{person}/notes", Json),
            (HttpMethod.Patch, $"/people/{person}/notes/{note}", Merge),
            (HttpMethod.Post, "/tags", Json),
            (HttpMethod.Patch, $"/tags/{tag}", Merge),
            (HttpMethod.Post, "/segments", Json),
            (HttpMethod.Patch, await api.Segment(), Merge),
            (HttpMethod.Post, "/organizations", Json),
            (HttpMethod.Patch, await api.Organization(Guid.NewGuid().ToString()), Merge),
            (HttpMethod.Post, "/note_categories", Json),
            (HttpMethod.Post, "/media_objects", "multipart/form-data; boundary=boundary"),
        ];
    }

    private Task<Answer> Send(byte[] body, string codings, string path = Import)
        => api.SendBytes(HttpMethod.Post, path, body, ("Content-Type", Lines.MediaType), ("Content-Encoding", codings));

    private static string People(int count) => string.Concat(Enumerable.Range(0, count)
        .Select(_ => $$"""{"aliases":[{"firstName":"Jane","lastName":"{{Guid.NewGuid()}}"}]}""" + "\n"));

    private static byte[] Coded(string text, string codings)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        foreach (var coding in codings.Split(',', StringSplitOptions.TrimEntries))
        {
            bytes = coding.ToUpperInvariant() switch
            {
                "GZIP" or "X-GZIP" => Through(coded => new GZipStream(coded, CompressionLevel.Fastest, leaveOpen: true), bytes),
                "BR" => Through(coded => new BrotliStream(coded, CompressionLevel.Fastest, leaveOpen: true), bytes),
                _ => bytes,
            };
        }

        return bytes;
    }

    private static byte[] Through(Func<Stream, Stream> coder, byte[] bytes)
    {
        using var coded = new MemoryStream();

        using (var stream = coder(coded))
        {
            stream.Write(bytes);
        }

        return coded.ToArray();
    }
}
