using System.Text;
using System.Text.Json.Nodes;
using Identities.Platform.Patching;
using Xunit;
using static Identities.Tests.Platform.Patching.Patching;

namespace Identities.Tests.Platform.Patching;

public sealed class MergePatchTests
{
    [Fact]
    public void A_merge_patch_becomes_the_operations_that_do_the_same()
    {
        var body = """{"a":1,"b":{"c":null,"d":{"e":null,"f":[null]}},"g":null,"h":null,"i/j":{}}"""u8.ToArray();
        var patch = MergePatch.Read(body, default).Value;

        var operations = patch.ToOperations(JsonNode.Parse("""{"a":null,"b":{"c":2},"g":3}"""), new NameRules()).Operations;

        Assert.Equal(
            ["replace /a 1", "remove /b/c null", """add /b/d {"f":[null]}""", "remove /g null", "add /i~1j {}"],
            operations.Select(operation => $"{operation.op} {operation.path} {((JsonNode?)operation.value).Text()}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{'a':1}")]
    [InlineData("{\"a\":1}}")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":{"b":1,"b":null}}""")]
    [InlineData("""{"a":"\u0000"}""")]
    [InlineData("""{"\udfff":1}""")]
    [InlineData("""{"a":1e9999999999}""")]
    public void A_merge_patch_is_read_as_strictly_as_a_json_patch(string body)
    {
        var merged = Merge("{}", body);

        Assert.Equal(PatchFailureKind.Malformed, merged.Failure?.Kind);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_malformed()
    {
        byte[] body = [.. "{\"a\":\""u8, 0xFF, .. "\"}"u8];

        Assert.Equal(PatchFailureKind.Malformed, MergePatch.Read(body, default).Failure?.Kind);
    }

    [Fact]
    public void A_merge_patch_nests_64_deep_and_no_deeper()
    {
        Assert.Null(Merge("{}", Nested(64)).Failure);

        Assert.Equal(PatchFailureKind.Malformed, Merge("{}", Nested(65)).Failure?.Kind);

        static string Nested(int depth) =>
            string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);
    }

    [Fact]
    public void The_result_of_a_merge_is_bounded_like_any_other()
    {
        var document = $$"""{"a":"{{new string('x', 700_000)}}"}""";

        var merged = Merge(document, $$"""{"b":"{{new string('x', 700_000)}}"}""");

        Assert.Equal(new PatchFailure(PatchFailureKind.TooLarge, null, "/b", "The document would be larger than 1 MiB."), merged.Failure);
    }

    [Fact]
    public void Members_are_found_by_the_surfaces_names()
    {
        var merged = Merge(
            """{"FirstName":"Ada","Address":{"City":"London"}}""",
            """{"firstname":null,"ADDRESS":{"city":"Paris"}}""",
            new NameRules());

        Assert.Equal("""{"Address":{"City":"Paris"}}""", merged.Value.Text());
    }

    [Theory]
    [InlineData("""{"unknown":1}""")]
    [InlineData("""{"unknown":null}""")]
    [InlineData("""{"Address":{"unknown":{}}}""")]
    public void An_unknown_member_is_a_missing_target(string patch)
        => Assert.Equal(PatchFailureKind.TargetMissing, Merge("""{"Address":{"City":"London"}}""", patch, new NameRules()).Failure?.Kind);

    [Fact]
    public void A_merge_patch_may_be_applied_again()
    {
        var patch = MergePatch.Read(Encoding.UTF8.GetBytes("""{"a":{"b":[1]}}"""), default).Value;

        var first = PatchEngine.Apply(patch, JsonNode.Parse("{}"), new Unruled());
        first.Value!["a"]!["b"] = 2;
        var second = PatchEngine.Apply(patch, JsonNode.Parse("""{"a":{}}"""), new Unruled());

        Assert.Equal("""{"a":{"b":[1]}}""", second.Value.Text());
    }

    private sealed record NameRules : IPatchRules
    {
        public string? MemberName(ReadOnlySpan<string> path, JsonObject members, string token) =>
            token == "unknown"
                ? null
                : members.FirstOrDefault(member => member.Key.Equals(token, StringComparison.OrdinalIgnoreCase)).Key ?? token;
    }
}
