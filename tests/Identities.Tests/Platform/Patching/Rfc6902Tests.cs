using Identities.Platform.Patching;
using Xunit;
using static Identities.Tests.Platform.Patching.Patching;

namespace Identities.Tests.Platform.Patching;

/// <summary>The examples of RFC 6902 appendix A, in its order.</summary>
public sealed class Rfc6902Tests
{
    [Theory]
    [InlineData(
        "A.1 adding an object member",
        """{"foo":"bar"}""",
        """[{"op":"add","path":"/baz","value":"qux"}]""",
        """{"foo":"bar","baz":"qux"}""")]
    [InlineData(
        "A.2 adding an array element",
        """{"foo":["bar","baz"]}""",
        """[{"op":"add","path":"/foo/1","value":"qux"}]""",
        """{"foo":["bar","qux","baz"]}""")]
    [InlineData(
        "A.3 removing an object member",
        """{"baz":"qux","foo":"bar"}""",
        """[{"op":"remove","path":"/baz"}]""",
        """{"foo":"bar"}""")]
    [InlineData(
        "A.4 removing an array element",
        """{"foo":["bar","qux","baz"]}""",
        """[{"op":"remove","path":"/foo/1"}]""",
        """{"foo":["bar","baz"]}""")]
    [InlineData(
        "A.5 replacing a value",
        """{"baz":"qux","foo":"bar"}""",
        """[{"op":"replace","path":"/baz","value":"boo"}]""",
        """{"baz":"boo","foo":"bar"}""")]
    [InlineData(
        "A.6 moving a value",
        """{"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}}""",
        """[{"op":"move","from":"/foo/waldo","path":"/qux/thud"}]""",
        """{"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}}""")]
    [InlineData(
        "A.7 moving an array element",
        """{"foo":["all","grass","cows","eat"]}""",
        """[{"op":"move","from":"/foo/1","path":"/foo/3"}]""",
        """{"foo":["all","cows","eat","grass"]}""")]
    [InlineData(
        "A.8 testing a value: success",
        """{"baz":"qux","foo":["a",2,"c"]}""",
        """[{"op":"test","path":"/baz","value":"qux"},{"op":"test","path":"/foo/1","value":2}]""",
        """{"baz":"qux","foo":["a",2,"c"]}""")]
    [InlineData(
        "A.10 adding a nested member object",
        """{"foo":"bar"}""",
        """[{"op":"add","path":"/child","value":{"grandchild":{}}}]""",
        """{"foo":"bar","child":{"grandchild":{}}}""")]
    [InlineData(
        "A.11 ignoring unrecognized elements",
        """{"foo":"bar"}""",
        """[{"op":"add","path":"/baz","value":"qux","xyz":123}]""",
        """{"foo":"bar","baz":"qux"}""")]
    [InlineData(
        "A.14 escape ordering",
        """{"/":9,"~1":10}""",
        """[{"op":"test","path":"/~01","value":10}]""",
        """{"/":9,"~1":10}""")]
    [InlineData(
        "A.16 adding an array value",
        """{"foo":["bar"]}""",
        """[{"op":"add","path":"/foo/-","value":["abc","def"]}]""",
        """{"foo":["bar",["abc","def"]]}""")]
    public void The_example_gives_the_standards_result(string example, string document, string patch, string result)
    {
        var patched = Apply(document, patch);

        Assert.True(patched.Value.Text() == result, example);
    }

    [Fact]
    public void A_9_a_test_of_another_value_fails()
    {
        var patched = Apply("""{"baz":"qux"}""", """[{"op":"test","path":"/baz","value":"bar"}]""");

        Assert.Equal(PatchFailureKind.TestFailed, patched.Failure?.Kind);
    }

    [Fact]
    public void A_12_adding_below_a_member_that_is_not_there_fails()
    {
        var patched = Apply("""{"foo":"bar"}""", """[{"op":"add","path":"/baz/bat","value":"qux"}]""");

        Assert.Equal(PatchFailureKind.TargetMissing, patched.Failure?.Kind);
    }

    [Fact]
    public void A_13_an_operation_with_two_ops_is_malformed()
    {
        var patched = Apply("""{"foo":"bar"}""", """[{"op":"add","path":"/baz","value":"qux","op":"remove"}]""");

        Assert.Equal(PatchFailureKind.Malformed, patched.Failure?.Kind);
    }

    [Fact]
    public void A_15_text_does_not_equal_the_number_it_spells()
    {
        var patched = Apply("""{"/":9,"~1":10}""", """[{"op":"test","path":"/~01","value":"10"}]""");

        Assert.Equal(PatchFailureKind.TestFailed, patched.Failure?.Kind);
    }
}
