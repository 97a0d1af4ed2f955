using System.Diagnostics;
using System.Text.Json.Nodes;
using Identities.Platform.Patching;
using Xunit;
using static Identities.Tests.Platform.Patching.Patching;

namespace Identities.Tests.Platform.Patching;

public sealed class PatchLimitsTests
{
    [Fact]
    public void A_copy_into_itself_stops_before_the_document_is_larger_than_one_MiB()
    {
        var doubling = string.Join(',', Enumerable.Repeat("""{"op":"copy","from":"/a","path":"/a/-"}""", 40));

        var patched = Apply("""{"a":[1]}""", $"[{doubling}]");

        Assert.Equal(PatchFailureKind.TooLarge, patched.Failure?.Kind);
        Assert.InRange(patched.Failure!.OperationIndex!.Value, 10, 20);
        Assert.Equal("/a", patched.Failure.Pointer);
    }

    [Fact]
    public void Copies_over_the_same_member_are_bounded_in_all()
    {
        var halfAMiB = new string('x', 500_000);
        var copies = string.Join(',', Enumerable.Repeat("""{"op":"copy","from":"/a","path":"/b"}""", 400));

        var patched = Apply($$"""{"a":"{{halfAMiB}}"}""", $"[{copies}]");

        Assert.Equal(PatchFailureKind.TooLarge, patched.Failure?.Kind);
        Assert.Equal(2, patched.Failure?.OperationIndex);
    }

    [Fact]
    public void Moves_to_and_fro_are_bounded_in_all()
    {
        var halfAMiB = new string('x', 500_000);
        var moves = Enumerable.Repeat("""{"op":"move","from":"/a","path":"/b"},{"op":"move","from":"/b","path":"/a"}""", 200);

        var patched = Apply($$"""{"a":"{{halfAMiB}}"}""", $"[{string.Join(',', moves)}]");

        Assert.Equal(PatchFailureKind.TooLarge, patched.Failure?.Kind);
        Assert.Equal(2, patched.Failure?.OperationIndex);
    }

    [Theory]
    [InlineData("""{"op":"add","path":"/c","value":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}""")]
    [InlineData("""{"op":"replace","path":"/b","value":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}""")]
    [InlineData("""{"op":"copy","from":"/b","path":"/another-member-with-a-name-that-takes-more-than-the-rest-that-is-left"}""")]
    public void A_document_grows_to_one_MiB_and_no_further(string operation)
    {
        var document = $$"""{"a":"{{new string('x', (1024 * 1024) - 60)}}","b":"x"}""";

        Assert.Null(Apply(document, """[{"op":"replace","path":"/b","value":"xxxx"}]""").Failure);

        Assert.Equal(PatchFailureKind.TooLarge, Apply(document, $"[{operation}]").Failure?.Kind);
    }

    [Fact]
    public void A_document_that_was_stored_larger_can_still_be_tested_and_shortened()
    {
        var document = $$"""{"a":"{{new string('x', 2 * 1024 * 1024)}}","b":"old"}""";

        var patched = Apply(
            document,
            """[{"op":"test","path":"/b","value":"old"},{"op":"replace","path":"/b","value":"new"},{"op":"remove","path":"/b"}]""");

        Assert.Null(patched.Failure);
    }

    [Theory]
    [InlineData("""{"op":"copy","from":"/b","path":"/a/0/0"}""")]
    [InlineData("""{"op":"move","from":"/b","path":"/a/0/0"}""")]
    public void A_document_nests_64_deep_and_no_deeper(string operation)
    {
        Assert.Null(Apply(WithListsIn(61), $"[{operation}]").Failure);

        Assert.Equal(PatchFailureKind.TooLarge, Apply(WithListsIn(62), $"[{operation}]").Failure?.Kind);

        static string WithListsIn(int depth) => $$"""{"a":[[]],"b":{{new string('[', depth)}}{{new string(']', depth)}}}""";
    }

    [Fact]
    public void Five_hundred_operations_on_large_lists_take_no_notable_time()
    {
        var zeros = string.Join(',', Enumerable.Repeat("0", 200_000));
        var inserts = string.Join(',', Enumerable.Repeat("""{"op":"add","path":"/a/0","value":1},{"op":"remove","path":"/a/1"}""", 249));
        var watch = Stopwatch.StartNew();

        var patched = Apply("{}", $$"""[{"op":"add","path":"/a","value":[{{zeros}}]},{{inserts}}]""");

        Assert.Equal(200_000, Assert.IsType<JsonArray>(patched.Value!["a"]).Count);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }
}
