using CsCheck;
using Identities.Platform.Patching;
using Xunit;
using static Identities.Tests.Platform.Patching.Patching;

namespace Identities.Tests.Platform.Patching;

public sealed class JsonPointerTests
{
    private const string Rfc6901Section5 =
        """{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}""";

    [Theory]
    [InlineData("", Rfc6901Section5)]
    [InlineData("/foo", """["bar","baz"]""")]
    [InlineData("/foo/0", "\"bar\"")]
    [InlineData("/", "0")]
    [InlineData("/a~1b", "1")]
    [InlineData("/c%d", "2")]
    [InlineData("/e^f", "3")]
    [InlineData("/g|h", "4")]
    [InlineData("""/i\\j""", "5")]
    [InlineData("""/k\"l""", "6")]
    [InlineData("/ ", "7")]
    [InlineData("/m~0n", "8")]
    public void The_pointers_of_RFC_6901_section_5_find_their_values(string path, string value)
    {
        var patched = Apply(Rfc6901Section5, $$"""[{"op":"test","path":"{{path}}","value":{{value}}}]""");

        Assert.Null(patched.Failure);
    }

    [Theory]
    [InlineData("foo")]
    [InlineData(" /foo")]
    [InlineData("#/foo")]
    [InlineData("/~")]
    [InlineData("/~2")]
    [InlineData("/a~/b")]
    [InlineData("/~0~")]
    public void Text_that_is_no_pointer_is_refused(string text)
    {
        Assert.False(JsonPointer.TryParse(text, default, out _));
    }

    [Theory]
    [InlineData("Category/Id")]
    [InlineData("/Category/Id")]
    public void A_surface_may_do_without_the_leading_slash(string text)
    {
        Assert.True(JsonPointer.TryParse(text, new PatchSyntax(LeadingSlashOptional: true), out var pointer));

        Assert.Equal(["Category", "Id"], pointer.Tokens);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("10", 10)]
    [InlineData("2147483646", 2147483646)]
    [InlineData("99999999999999999999", int.MaxValue)]
    [InlineData("", null)]
    [InlineData("+1", null)]
    [InlineData("-1", null)]
    [InlineData("-0", null)]
    [InlineData("01", null)]
    [InlineData("00", null)]
    [InlineData(" 1", null)]
    [InlineData("1 ", null)]
    [InlineData("1.0", null)]
    [InlineData("1e0", null)]
    [InlineData("0x1", null)]
    [InlineData("1\0", null)]
    [InlineData("१", null)]
    [InlineData("１", null)]
    public void An_index_is_digits_without_leading_zeros(string token, int? index)
    {
        Assert.Equal(index, JsonPointer.IndexNamedBy(token));
    }

    [Fact]
    public void Only_the_canonical_text_of_an_index_names_it() =>
        Gen.String[Gen.OneOf(Gen.Char['0', '9'], Gen.Char[" +-.e_0"]), 0, 6].Sample(token =>
            JsonPointer.IndexNamedBy(token) is not { } index || $"{index}" == token);

    [Fact]
    public void Every_index_is_named_by_its_text() =>
        Gen.Int[0, int.MaxValue].Sample(index => JsonPointer.IndexNamedBy($"{index}") == index);

    [Fact]
    public void Every_path_survives_being_written_and_read() =>
        Gen.String[Gen.Char["~/01-a é"], 0, 5].Array[0, 5].Sample(tokens =>
            JsonPointer.TryParse(JsonPointer.Of(tokens).Text, default, out var pointer) && pointer.Tokens.SequenceEqual(tokens));
}
