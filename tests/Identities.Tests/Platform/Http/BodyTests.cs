using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Identities.Tests.Support;
using Xunit;

namespace Identities.Tests.Platform.Http;

public abstract class BodyTests(Api api)
{
    private const int Limit = 1024 * 1024;

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[{\"tagName\":\"x\"}]")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("true")]
    [InlineData("{")]
    [InlineData("{}}")]
    [InlineData("{} {}")]
    [InlineData("{\"tagName\":\"x\",}")]
    [InlineData("{'tagName':'x'}")]
    [InlineData("{tagName:\"x\"}")]
    [InlineData("{\"tagName\":\"x\"} // comment")]
    [InlineData("{\"tagName\":/* comment */\"x\"}")]
    [InlineData("{\"tagName\":\"x\",\"n\":NaN}")]
    [InlineData("{\"tagName\":\"x\",\"n\":01}")]
    [InlineData("{\"tagName\":\"x\",\"n\":+1}")]
    [InlineData("{\"tagName\":\"x\",\"n\":.5}")]
    [InlineData("{\"tagName\":\"x\",\"n\":\"\\x\"}")]
    [InlineData("{\"tagName\":\"x\",\"n\":\"\u0001\"}")]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF\uFEFF{\"tagName\":\"x\"}")]
    [InlineData(" \uFEFF{\"tagName\":\"x\"}")]
    [InlineData("{\"tagName\":\"x\"}\uFEFF")]
    public async Task What_is_no_JSON_object_answers_400(string body)
    {
        var answer = await api.Post("/api/v1/Tags", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("malformed-body", answer.Code);
        Assert.Equal(0, await api.Scalar<long>("select count(*) from tags where tag_name = 'x'"));
    }

    [Theory]
    [InlineData("ff")]
    [InlineData("c3")]
    [InlineData("c0af")]
    [InlineData("eda080")]
    [InlineData("f4908080")]
    public async Task Bytes_that_are_no_UTF_8_answer_400_in_ignored_members_too(string bytes)
    {
        byte[] body = [.. "{\"tagName\":\"Bytes\",\"ignored\":\""u8, .. Convert.FromHexString(bytes), .. "\"}"u8];

        var answer = await api.SendBytes(HttpMethod.Post, "/api/v1/Tags", body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("malformed-body", answer.Code);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(5000, false)]
    public async Task A_body_is_at_most_64_levels_deep(int levels, bool accepted)
    {
        var nested = new string('[', levels - 1) + new string(']', levels - 1);

        var answer = await api.Post("/api/v1/Tags", $$"""{"tagName":"{{Guid.NewGuid()}}","ignored":{{nested}}}""");

        Assert.Equal(accepted ? HttpStatusCode.OK : HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(accepted ? null : "malformed-body", answer.Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_one_MiB_is_read(bool chunked)
    {
        var (status, _) = await Post(BodyOf(Limit), chunked);

        Assert.Equal(HttpStatusCode.OK, status);
    }

    [Theory]
    [InlineData(false, Limit + 1)]
    [InlineData(true, Limit + 1)]
    [InlineData(false, 3 * Limit)]
    [InlineData(true, 3 * Limit)]
    public async Task A_longer_body_answers_413(bool chunked, int length)
    {
        var (status, problem) = await Post(BodyOf(length), chunked);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Equal("body-too-large", (string?)problem["code"]);
    }

    [Theory]
    [InlineData("""{"tagName":"{name}","TAGNAME":"other"}""")]
    [InlineData("""{"TAGNAME":"other","tagName":"{name}"}""")]
    [InlineData("""{"tagName":"other","tagName":"{name}"}""")]
    [InlineData("""{"TagName":7,"tagName":"{name}","Disabled":"x"}""")]
    public async Task Names_are_exact_and_of_equal_ones_the_last_wins(string body)
    {
        var name = Guid.NewGuid().ToString();

        var answer = await api.Post("/api/v1/Tags", body.Replace("{name}", name, StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.OK, name), (answer.Status, (string?)answer["tagName"]));
    }

    [Fact]
    public async Task Names_are_read_with_escapes_and_unknown_ones_are_ignored_where_the_documented_API_ignores_them()
    {
        var name = Guid.NewGuid().ToString();

        var answer = await api.Post("/api/v1/Tags", $$"""{"tagN\u0061me":"{{name}}","disabled":true,"tag_name":"other","":1,"n\u0000":2}""");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(name, (string?)answer["tagName"]);
        Assert.True((bool)answer["disabled"]!);
    }

    [Theory]
    [InlineData("""{"\ud800":1,"tagName":"Lone surrogate 1"}""")]
    [InlineData("""{"\udc00 and a long name behind it":1,"tagName":"Lone surrogate 2"}""")]
    [InlineData("""{"tagNa\ud800e":1,"tagName":"Lone surrogate 3"}""")]
    [InlineData("""{"d\ud83dd":1,"tagName":"Lone surrogate 4"}""")]
    public async Task Half_a_surrogate_pair_in_a_name_is_no_name_of_ours(string body)
    {
        var answer = await api.Post("/api/v1/Tags", body);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData("numberValue", "1e309")]
    [InlineData("numberValue", "\"1.5\"")]
    [InlineData("numberValue", "123456789012345678901234567890")]
    [InlineData("numberValue", "true")]
    [InlineData("boolValue", "\"true\"")]
    [InlineData("boolValue", "1")]
    [InlineData("dateValue", "\"yesterday\"")]
    [InlineData("dateValue", "1718562725")]
    [InlineData("stringValue", "1")]
    [InlineData("stringValue", "\"\\u0000\"")]
    [InlineData("stringValue", "\"\\ud800\"")]
    [InlineData("stringValue", "\"\\ude00\\ud83d\"")]
    [InlineData("entityFieldId", "\"{01900000-0000-7000-8000-00000000dead}\"")]
    [InlineData("entityFieldId", "7")]
    public async Task A_value_of_another_type_or_that_cannot_be_kept_answers_400_and_is_named(string member, string value)
    {
        var answer = await api.Post("/api/v1/people", $$"""{"entityFields":[{"name":"Field","{{member}}":{{value}}}]}""");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("invalid-fields", answer.Code);
        Assert.NotNull(answer.Error($"entityFields[0].{member}"));
    }

    [Theory]
    [InlineData("1.50")]
    [InlineData("-0.0000000000000000000000000001")]
    [InlineData("1234567890123456789012345678")]
    [InlineData("0.10")]
    public async Task A_number_is_answered_digit_for_digit(string number)
    {
        var answer = await api.Post("/api/v1/people", $$"""{"entityFields":[{"name":"Number","numberValue":{{number}}}]}""");

        Assert.Contains($"\"numberValue\":{number},", answer.Text, StringComparison.Ordinal);
        Assert.Equal(answer.Text, (await api.Get($"/api/v1/people/{answer["personId"]}")).Text);
    }

    [Fact]
    public async Task Letters_of_every_kind_come_back_as_letters()
    {
        const string Text = "Zoë 𝒥 李 \u202e <b>&'+ \\\" 👩‍👩‍👧 e\u0301";

        var answer = await api.Post("/api/v1/people", new JsonObject { ["notes"] = new JsonArray(new JsonObject { ["body"] = Text }) }.ToJsonString());

        Assert.Equal(Text, (string?)answer["notes"]![0]!["body"]);
        Assert.Contains("Zoë", answer.Text, StringComparison.Ordinal);
    }

    private static byte[] BodyOf(int length)
    {
        var start = Encoding.UTF8.GetBytes($$"""{"tagName":"{{Guid.NewGuid()}}","ignored":" """.TrimEnd());
        byte[] body = [.. start, .. new byte[length - start.Length - 2], .. "\"}"u8];
        body.AsSpan(start.Length, length - start.Length - 2).Fill((byte)'x');
        return body;
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> Post(byte[] body, bool chunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/Tags", UriKind.Relative)) { Version = api.Version };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", api.AdminToken());
        request.Headers.ExpectContinue = true;
        request.Headers.TransferEncodingChunked = chunked && api.Version.Major == 1;
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await api.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}

public sealed class Http1BodyTests(Api api) : BodyTests(api), IClassFixture<Api>;

public sealed class Http2BodyTests(Http2Api api) : BodyTests(api), IClassFixture<Http2Api>;
