using System.Text.Json.Nodes;
using Identities.Platform.Patching;
using Xunit;
using static Identities.Tests.Platform.Patching.Patching;

namespace Identities.Tests.Platform.Patching;

public sealed class JsonPatchTests
{
    [Theory]
    [InlineData("""{"op":"add","path":"/list/3","value":9}""", """{"list":[1,2,3,9],"name":null}""")]
    [InlineData("""{"op":"add","path":"/list/-","value":9}""", """{"list":[1,2,3,9],"name":null}""")]
    [InlineData("""{"op":"add","path":"/list/0","value":9}""", """{"list":[9,1,2,3],"name":null}""")]
    [InlineData("""{"op":"add","path":"/name","value":9}""", """{"list":[1,2,3],"name":9}""")]
    [InlineData("""{"op":"replace","path":"/list/1","value":null}""", """{"list":[1,null,3],"name":null}""")]
    [InlineData("""{"op":"replace","path":"/name","value":"x"}""", """{"list":[1,2,3],"name":"x"}""")]
    [InlineData("""{"op":"remove","path":"/name"}""", """{"list":[1,2,3]}""")]
    [InlineData("""{"op":"move","from":"/list/0","path":"/list/-"}""", """{"list":[2,3,1],"name":null}""")]
    [InlineData("""{"op":"move","from":"/list/2","path":"/list/0"}""", """{"list":[3,1,2],"name":null}""")]
    [InlineData("""{"op":"move","from":"/list","path":"/list"}""", """{"list":[1,2,3],"name":null}""")]
    [InlineData("""{"op":"move","from":"/list","path":"/name"}""", """{"name":[1,2,3]}""")]
    [InlineData("""{"op":"move","from":"/list/0","path":""}""", "1")]
    [InlineData("""{"op":"copy","from":"/list/0","path":"/list/-"}""", """{"list":[1,2,3,1],"name":null}""")]
    [InlineData("""{"op":"copy","from":"/name","path":"/list/1"}""", """{"list":[1,null,2,3],"name":null}""")]
    [InlineData("""{"op":"copy","from":"/list","path":"/list/1"}""", """{"list":[1,[1,2,3],2,3],"name":null}""")]
    [InlineData("""{"op":"copy","from":"","path":"/name"}""", """{"list":[1,2,3],"name":{"list":[1,2,3],"name":null}}""")]
    [InlineData("""{"op":"add","path":"","value":[]}""", "[]")]
    [InlineData("""{"op":"replace","path":"","value":null}""", "null")]
    public void An_operation_does_what_its_section_says(string operation, string result)
    {
        var patched = Apply("""{"list":[1,2,3],"name":null}""", $"[{operation}]");

        Assert.Equal(result, patched.Value.Text());
    }

    [Theory]
    [InlineData("""{"op":"remove","path":"/other"}""", "/other")]
    [InlineData("""{"op":"replace","path":"/other","value":1}""", "/other")]
    [InlineData("""{"op":"test","path":"/other","value":null}""", "/other")]
    [InlineData("""{"op":"remove","path":"/list/3"}""", "/list/3")]
    [InlineData("""{"op":"replace","path":"/list/3","value":1}""", "/list/3")]
    [InlineData("""{"op":"test","path":"/list/3","value":1}""", "/list/3")]
    [InlineData("""{"op":"add","path":"/list/4","value":1}""", "/list/4")]
    [InlineData("""{"op":"add","path":"/list/99999999999","value":1}""", "/list/99999999999")]
    [InlineData("""{"op":"add","path":"/list/+1","value":1}""", "/list/+1")]
    [InlineData("""{"op":"add","path":"/list/01","value":1}""", "/list/01")]
    [InlineData("""{"op":"replace","path":"/list/-0","value":1}""", "/list/-0")]
    [InlineData("""{"op":"remove","path":"/list/ 1"}""", "/list/ 1")]
    [InlineData("""{"op":"add","path":"/list/","value":1}""", "/list/")]
    [InlineData("""{"op":"add","path":"/list/first","value":1}""", "/list/first")]
    [InlineData("""{"op":"remove","path":"/list/-"}""", "/list/-")]
    [InlineData("""{"op":"replace","path":"/list/-","value":1}""", "/list/-")]
    [InlineData("""{"op":"test","path":"/list/-","value":1}""", "/list/-")]
    [InlineData("""{"op":"add","path":"/list/-/x","value":1}""", "/list/-/x")]
    [InlineData("""{"op":"add","path":"/name/x","value":1}""", "/name/x")]
    [InlineData("""{"op":"add","path":"/list/0/x","value":1}""", "/list/0/x")]
    [InlineData("""{"op":"add","path":"/Name/x","value":1}""", "/Name/x")]
    [InlineData("""{"op":"move","from":"/other","path":"/name"}""", "/other")]
    [InlineData("""{"op":"move","from":"/list/-","path":"/name"}""", "/list/-")]
    [InlineData("""{"op":"move","from":"/list/0","path":"/list/3"}""", "/list/3")]
    [InlineData("""{"op":"move","from":"/other","path":"/other"}""", "/other")]
    [InlineData("""{"op":"copy","from":"/list/3","path":"/name"}""", "/list/3")]
    [InlineData("""{"op":"copy","from":"/list","path":"/other/list"}""", "/other/list")]
    public void A_pointer_to_nothing_fails_and_is_named(string operation, string path)
    {
        var patched = Apply("""{"list":[1,2,3],"name":null}""", $$"""[{"op":"add","path":"/x","value":1},{{operation}}]""");

        Assert.Equal(PatchFailureKind.TargetMissing, patched.Failure?.Kind);
        Assert.Equal(1, patched.Failure?.OperationIndex);
        Assert.Equal(path, patched.Failure?.Pointer);
    }

    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("3", "3.0")]
    [InlineData("100", "1e2")]
    [InlineData("0.01", "1E-2")]
    [InlineData("0", "-0.0e7")]
    [InlineData("123456789012345678901234567890.5", "1234567890123456789012345678905e-1")]
    [InlineData("\"é/\"", "\"\\u00e9\\/\"")]
    [InlineData("""{"a":1,"b":[null]}""", """{"b":[null],"a":1.00}""")]
    [InlineData("null", "null")]
    public void A_test_compares_values_and_not_their_spelling(string current, string expected)
    {
        var patched = Apply($$"""{"v":{{current}}}""", $$"""[{"op":"test","path":"/v","value":{{expected}}}]""");

        Assert.Null(patched.Failure);
        Assert.Equal($$"""{"v":{{JsonNode.Parse(current).Text()}}}""", patched.Value.Text());
    }

    [Theory]
    [InlineData("1.5", "\"1.5\"")]
    [InlineData("true", "\"true\"")]
    [InlineData("0", "false")]
    [InlineData("0", "null")]
    [InlineData("\"\"", "null")]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("0.1000000000000000000000000000001", "0.1")]
    [InlineData("\"a\"", "\"A\"")]
    [InlineData("\"e\\u0301\"", "\"\\u00e9\"")]
    [InlineData("[1,2]", "[2,1]")]
    [InlineData("[1]", "[1,1]")]
    [InlineData("{}", "[]")]
    [InlineData("""{"a":1}""", """{"a":1,"b":null}""")]
    [InlineData("""{"a":1,"b":null}""", """{"a":1}""")]
    public void A_test_of_another_value_fails(string current, string expected)
    {
        var patched = Apply($$"""{"v":{{current}}}""", $$"""[{"op":"test","path":"/v","value":{{expected}}}]""");

        Assert.Equal(PatchFailureKind.TestFailed, patched.Failure?.Kind);
    }

    [Fact]
    public void A_test_compares_with_a_document_made_in_memory_too()
    {
        var document = new JsonObject { ["count"] = 3, ["amount"] = 1.50m, ["id"] = Guid.Empty };

        var patched = Apply(
            document,
            """
            [{"op":"test","path":"/count","value":3.0},{"op":"test","path":"/amount","value":1.5},
             {"op":"test","path":"/id","value":"00000000-0000-0000-0000-000000000000"}]
            """);

        Assert.Null(patched.Failure);
    }

    [Fact]
    public void A_test_of_another_value_names_the_operation_and_quotes_no_value()
    {
        var patched = Apply(
            """{"firstName":"Ada","lastName":"Lovelace"}""",
            """[{"op":"replace","path":"/firstName","value":"Grace"},{"op":"test","path":"/lastName","value":"Hopper"}]""");

        Assert.Equal(new PatchFailure(
            PatchFailureKind.TestFailed, 1, "/lastName", "The value at this path is not the one the test expects."), patched.Failure);
    }

    [Fact]
    public void Later_operations_see_what_earlier_ones_did()
    {
        var patched = Apply(
            "{}",
            """[{"op":"add","path":"/a","value":{}},{"op":"add","path":"/a/b","value":1},{"op":"test","path":"/a","value":{"b":1}}]""");

        Assert.Equal("""{"a":{"b":1}}""", patched.Value.Text());
    }

    [Fact]
    public void A_failed_patch_leaves_the_document_as_it_was()
    {
        var document = JsonNode.Parse("""{"a":[1,2],"b":{"c":3}}""");

        var patched = Apply(
            document,
            """[{"op":"remove","path":"/a/0"},{"op":"move","from":"/b/c","path":"/a/-"},{"op":"remove","path":"/d"}]""");

        Assert.Equal(2, patched.Failure?.OperationIndex);
        Assert.Equal("""{"a":[1,2],"b":{"c":3}}""", document.Text());
    }

    [Fact]
    public void A_patch_may_be_applied_again_and_its_results_share_nothing()
    {
        var patch = Read("""[{"op":"add","path":"/a","value":{"b":[]}},{"op":"add","path":"/a/b/-","value":1}]""").Value;

        var first = PatchEngine.Apply(patch, new JsonObject(), new Unruled());
        first.Value!["a"]!["b"] = 7;
        var second = PatchEngine.Apply(patch, new JsonObject(), new Unruled());

        Assert.Equal("""{"a":{"b":[1]}}""", second.Value.Text());
    }

    [Fact]
    public void A_document_of_null_can_be_tested_and_replaced()
    {
        var patched = Apply("null", """[{"op":"test","path":"","value":null},{"op":"replace","path":"","value":{"a":1}}]""");

        Assert.Equal("""{"a":1}""", patched.Value.Text());
    }

    [Fact]
    public void The_whole_document_cannot_be_removed()
    {
        var patched = Apply("{}", """[{"op":"remove","path":""}]""");

        Assert.Equal(PatchFailureKind.NotAllowed, patched.Failure?.Kind);
    }

    [Fact]
    public void An_empty_patch_changes_nothing()
    {
        Assert.Equal("""{"a":1.50}""", Apply("""{"a":1.50}""", "[]").Value.Text());
    }

    [Theory]
    [InlineData("1.50")]
    [InlineData("1e2")]
    [InlineData("-0")]
    [InlineData("12345678901234567890123456789012345678901234567890.0987654321")]
    public void A_number_keeps_its_digits(string number)
    {
        var patched = Apply(
            $$"""{"kept":{{number}},"moved":{{number}}}""",
            $$"""
            [{"op":"add","path":"/added","value":[{{number}}]},{"op":"copy","from":"/kept","path":"/copied"},
             {"op":"move","from":"/moved","path":"/there"}]
            """);

        Assert.Equal($$"""{"kept":{{number}},"added":[{{number}}],"copied":{{number}},"there":{{number}}}""", patched.Value.Text());
    }
}
