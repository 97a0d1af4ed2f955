using System.Text;
using System.Text.Json.Nodes;
using Identities.Platform.Patching;
using Xunit;
using static Identities.Tests.Platform.Patching.Patching;

namespace Identities.Tests.Platform.Patching;

public sealed class JsonPatchReaderTests
{
    private const string Fine = """{"op":"remove","path":"/a"}""";

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("[] []")]
    [InlineData("[{'op':'remove','path':'/a'}]")]
    [InlineData("[{op:\"remove\",path:\"/a\"}]")]
    [InlineData("[" + Fine + ",]")]
    [InlineData("[/* */]")]
    [InlineData("""[{"op":"add","path":"/a","value":01}]""")]
    [InlineData("""[{"op":"add","path":"/a","value":NaN}]""")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData(Fine)]
    [InlineData("\"[]\"")]
    public void A_body_that_is_no_array_in_strict_json_is_malformed(string body)
    {
        var reading = Read(body);

        Assert.Equal(PatchFailureKind.Malformed, reading.Failure?.Kind);
        Assert.Null(reading.Failure?.OperationIndex);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("[]")]
    [InlineData("\"remove\"")]
    [InlineData("{}")]
    [InlineData("""{"path":"/a","value":1}""")]
    [InlineData("""{"op":null,"path":"/a","value":1}""")]
    [InlineData("""{"op":1,"path":"/a","value":1}""")]
    [InlineData("""{"op":"add","value":1}""")]
    [InlineData("""{"op":"add","path":null,"value":1}""")]
    [InlineData("""{"op":"add","path":["a"],"value":1}""")]
    [InlineData("""{"op":"add","path":"a","value":1}""")]
    [InlineData("""{"op":"add","path":"/~2","value":1}""")]
    [InlineData("""{"op":"add","path":"/a"}""")]
    [InlineData("""{"op":"replace","path":"/a"}""")]
    [InlineData("""{"op":"test","path":"/a"}""")]
    [InlineData("""{"op":"move","path":"/a"}""")]
    [InlineData("""{"op":"copy","path":"/a"}""")]
    [InlineData("""{"op":"move","path":"/a","from":null}""")]
    [InlineData("""{"op":"copy","path":"/a","from":"b"}""")]
    [InlineData("""{"op":"move","path":"/a/b","from":"/a"}""")]
    [InlineData("""{"op":"move","path":"/a","from":""}""")]
    [InlineData("""{"op":"ADD","path":"/a","value":1}""")]
    [InlineData("""{"op":" add ","path":"/a","value":1}""")]
    [InlineData("""{"op":"0","path":"/a","value":1}""")]
    [InlineData("""{"op":"add,remove","path":"/a","value":1}""")]
    [InlineData("""{"op":"invalid","path":"/a","value":1}""")]
    [InlineData("""{"op":"a-name-that-is-much-longer-than-any-operation's","path":"/a"}""")]
    [InlineData("""{"OP":"add","path":"/a","value":1}""")]
    [InlineData("""{"op":"add","path":"/a","path":"/a","value":1}""")]
    [InlineData("""{"op":"add","path":"/a","value":{"b":1,"b":2}}""")]
    [InlineData("""{"op":"add","path":"/a","value":[{"b":1,"\u0062":2}]}""")]
    [InlineData("""{"op":"add","path":"/a","value":1e1234567890}""")]
    [InlineData("""{"op":"test","path":"/a","value":[1E-1234567890]}""")]
    public void An_operation_that_is_none_is_malformed_and_named_by_its_index(string operation)
    {
        var reading = Read($"[{Fine},{operation},{Fine}]");

        Assert.Equal(PatchFailureKind.Malformed, reading.Failure?.Kind);
        Assert.Equal(1, reading.Failure?.OperationIndex);
    }

    [Theory]
    [InlineData("""{"op":"add","path":"/a","value":"\u0000"}""")]
    [InlineData("""{"op":"add","path":"/a","value":{"\u0000":1}}""")]
    [InlineData("""{"op":"add","path":"/\u0000","value":1}""")]
    [InlineData("""{"op":"add","path":"/a","value":"\ud800"}""")]
    [InlineData("""{"op":"add","path":"/a","value":"\udc00"}""")]
    [InlineData("""{"op":"add","path":"/a","value":"\uD83Dx"}""")]
    [InlineData("""{"op":"add","path":"/a","value":"\uD83D\n"}""")]
    [InlineData("""{"op":"add","path":"/a","value":"\ud83d\ud83d\ude00"}""")]
    [InlineData("""{"op":"add","path":"/a","value":"\ud83d\ude00\ude00"}""")]
    [InlineData("""{"op":"add","path":"/a","value":["\\\u0000"]}""")]
    [InlineData("""{"\ud800":1,"op":"add","path":"/a","value":1}""")]
    public void Text_that_the_store_cannot_hold_is_malformed(string operation)
    {
        var reading = Read($"[{operation}]");

        Assert.Equal(PatchFailureKind.Malformed, reading.Failure?.Kind);
        Assert.Equal(0, reading.Failure?.OperationIndex);
    }

    [Theory]
    [InlineData("""["\ud83d\ude00"]""")]
    [InlineData("""["\\u0000","\\ud800","\"\\"]""")]
    [InlineData("""["\u0001\u00e9"]""")]
    public void Other_escapes_are_read_as_they_are(string value)
    {
        var patched = Apply("{}", $$"""[{"op":"add","path":"/a","value":{{value}}}]""");

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(value), patched.Value!["a"]));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_malformed_even_where_nobody_reads_them()
    {
        byte[] body = [.. """[{"op":"remove","path":"/a","comment":" """u8, 0xC3, 0x28, .. "\"}]"u8];

        var reading = JsonPatchReader.Read(body, default);

        Assert.Equal(PatchFailureKind.Malformed, reading.Failure?.Kind);
    }

    [Fact]
    public void The_place_of_a_json_error_is_told_and_its_text_is_not()
    {
        var reading = Read("""
            [
              {"op":"add","path":"/a","value":secret}
            ]
            """);

        Assert.Equal("The body is not valid JSON, or nests deeper than 64, at line 2, byte 35.", reading.Failure?.Sentence);
    }

    [Fact]
    public void An_absent_value_is_malformed_and_null_is_a_value()
    {
        Assert.Equal("'replace' needs a 'value'; null is one.", Read("""[{"op":"replace","path":"/a"}]""").Failure?.Sentence);

        Assert.Equal("""{"a":null}""", Apply("""{"a":1}""", """[{"op":"replace","path":"/a","value":null}]""").Value.Text());
    }

    [Fact]
    public void A_failure_names_the_path_as_it_was_written()
    {
        var reading = Read("""[{"op":"frob","path":"/m~0n/-"}]""");

        Assert.Equal(new PatchFailure(
            PatchFailureKind.Malformed, 0, "/m~0n/-", "'frob' is none of add, remove, replace, move, copy and test."), reading.Failure);
    }

    [Fact]
    public void Members_an_operation_does_not_use_are_not_judged()
    {
        var reading = Read(
            """[{"op":"remove","path":"/a","from":7,"value":{"x":1,"x":2}},{"op":"test","path":"","from":null,"value":1}]""");

        Assert.Null(reading.Failure);
    }

    [Fact]
    public void A_surface_may_let_the_last_of_two_equal_names_win()
    {
        var patched = Apply(
            """{"a":1}""",
            """[{"op":"remove","path":"/a","op":"add","value":{"b":1,"c":2,"b":3}}]""",
            syntax: new PatchSyntax(LastDuplicateWins: true));

        Assert.Equal("""{"a":{"b":3,"c":2}}""", patched.Value.Text());
    }

    [Fact]
    public void The_library_carries_five_hundred_operations_and_no_more()
    {
        Assert.Equal(500, Read($"[{string.Join(',', Enumerable.Repeat(Fine, 500))}]").Value.Operations.Count);

        Assert.Equal(
            PatchFailure.Malformed("A patch has at most 500 operations.", 500),
            Read($"[{string.Join(',', Enumerable.Repeat(Fine, 501))}]").Failure);
    }

    [Fact]
    public void A_body_nests_64_deep_and_no_deeper()
    {
        // The array of operations and the operation are two of them.
        Assert.Null(Read(Adding(62)).Failure);

        Assert.Equal(PatchFailureKind.Malformed, Read(Adding(63)).Failure?.Kind);

        static string Adding(int depth) =>
            $$"""[{"op":"add","path":"/a","value":{{new string('[', depth)}}{{new string(']', depth)}}}]""";
    }

    [Fact]
    public void A_body_of_more_than_one_MiB_is_too_large()
    {
        var body = Encoding.UTF8.GetBytes("[]" + new string(' ', 1024 * 1024));

        Assert.Equal(PatchFailureKind.TooLarge, JsonPatchReader.Read(body, default).Failure?.Kind);
        Assert.Null(JsonPatchReader.Read(body.AsMemory(0, 1024 * 1024), default).Failure);
    }
}
