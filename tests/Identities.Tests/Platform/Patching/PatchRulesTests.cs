using System.Text.Json.Nodes;
using Identities.Platform.Patching;
using Xunit;
using static Identities.Tests.Platform.Patching.Patching;

namespace Identities.Tests.Platform.Patching;

public sealed class PatchRulesTests
{
    private const string Person =
        """{"personId":"7","names":[{"id":"n1","first":"Ada"},{"id":"n2","first":"Grace"}],"fields":{"Tier":"Gold"}}""";

    [Fact]
    public void A_read_only_member_takes_an_equal_value_and_no_other()
    {
        Assert.Null(Apply(Person, """[{"op":"replace","path":"/personId","value":"7"}]""", new PersonRules()).Failure);

        Assert.Equal(
            new PatchFailure(PatchFailureKind.NotAllowed, 0, "/personId", "It is read-only."),
            Apply(Person, """[{"op":"replace","path":"/personId","value":"8"}]""", new PersonRules()).Failure);
    }

    [Theory]
    [InlineData("""{"op":"remove","path":"/personId"}""", "/personId")]
    [InlineData("""{"op":"move","from":"/personId","path":"/names/0/first"}""", "/personId")]
    [InlineData("""{"op":"move","from":"/names/0/first","path":"/personId"}""", "/personId")]
    [InlineData("""{"op":"copy","from":"/names/0/first","path":"/personId"}""", "/personId")]
    [InlineData("""{"op":"add","path":"/personId","value":null}""", "/personId")]
    public void No_operation_gets_around_a_refusal(string operation, string path)
    {
        var patched = Apply(Person, $"[{operation}]", new PersonRules());

        Assert.Equal(PatchFailureKind.NotAllowed, patched.Failure?.Kind);
        Assert.Equal(path, patched.Failure?.Pointer);
    }

    [Theory]
    [InlineData("""{"op":"add","path":"/nickname","value":"x"}""")]
    [InlineData("""{"op":"test","path":"/nickname","value":null}""")]
    [InlineData("""{"op":"copy","from":"/personId","path":"/names/0/nickname"}""")]
    public void A_member_the_surface_does_not_know_is_a_missing_target(string operation)
    {
        var patched = Apply(Person, $"[{operation}]", new PersonRules());

        Assert.Equal(PatchFailureKind.TargetMissing, patched.Failure?.Kind);
    }

    [Fact]
    public void Names_in_other_cases_find_the_member_and_keep_its_spelling()
    {
        var patched = Apply(
            Person,
            """[{"op":"replace","path":"FIELDS/tier","value":"Silver"},{"op":"add","path":"fields/New","value":1}]""",
            new PersonRules(),
            new PatchSyntax(LeadingSlashOptional: true));

        Assert.Equal("""{"Tier":"Silver","New":1}""", patched.Value!["fields"].Text());
    }

    [Fact]
    public void Items_may_be_named_by_their_ids()
    {
        var patched = Apply(
            Person,
            """[{"op":"replace","path":"/names/n2/first","value":"Mary"},{"op":"remove","path":"/names/n1"}]""",
            new PersonRules());

        Assert.Equal("""[{"id":"n2","first":"Mary"}]""", patched.Value!["names"].Text());
    }

    [Fact]
    public void A_key_that_names_no_item_is_a_missing_target()
    {
        var patched = Apply(Person, """[{"op":"remove","path":"/names/n3"}]""", new PersonRules());

        Assert.Equal(PatchFailureKind.TargetMissing, patched.Failure?.Kind);
    }

    [Fact]
    public void A_removal_may_clear_instead()
    {
        var patched = Apply(Person, """[{"op":"remove","path":"/names/0/first"}]""", new PersonRules());

        Assert.Equal("""{"id":"n1","first":null}""", patched.Value!["names"]![0].Text());
    }

    [Fact]
    public void A_move_from_a_member_that_only_clears_moves_the_value()
    {
        var patched = Apply(Person, """[{"op":"move","from":"/names/0/first","path":"/names/1/first"}]""", new PersonRules());

        Assert.Equal("""[{"id":"n1","first":null},{"id":"n2","first":"Ada"}]""", patched.Value!["names"].Text());
    }

    [Fact]
    public void What_a_surface_stores_in_place_of_the_callers_value_is_bounded_in_all()
    {
        var halfAMiB = new string('x', 500_000);

        var patched = Apply(
            $$"""{"long":["{{halfAMiB}}"]}""",
            """[{"op":"add","path":"/long","value":{}},{"op":"add","path":"/long","value":{}},{"op":"add","path":"/long","value":{}}]""",
            new Appending());

        Assert.Equal(PatchFailureKind.TooLarge, patched.Failure?.Kind);
        Assert.Equal(2, patched.Failure?.OperationIndex);
    }

    [Fact]
    public void Members_that_say_the_same_in_other_words_follow_each_change_before_the_next_operation()
    {
        var patched = Apply(
            """{"text":"a","length":1}""",
            """[{"op":"replace","path":"/text","value":"abc"},{"op":"test","path":"/length","value":3},{"op":"remove","path":"/text"}]""",
            new Counting());

        Assert.Equal("""{"length":0}""", patched.Value.Text());
    }

    [Fact]
    public void What_follows_a_change_counts_towards_the_size_of_the_document()
    {
        var patched = Apply("""{"text":"a"}""", """[{"op":"replace","path":"/text","value":"b"}]""", new Swelling());

        Assert.Equal(PatchFailureKind.TooLarge, patched.Failure?.Kind);
    }

    [Fact]
    public void A_write_may_be_ignored()
    {
        var patched = Apply(
            Person,
            """[{"op":"replace","path":"/personId","value":"8"},{"op":"remove","path":"/personId"}]""",
            new Ignoring());

        Assert.Equal(Person, patched.Value.Text());
    }

    [Fact]
    public void A_test_may_have_its_own_idea_of_equality_and_of_absence()
    {
        var patched = Apply(
            Person,
            """[{"op":"test","path":"/names/0","value":{"first":"Ada"}},{"op":"test","path":"/fields/Other","value":null}]""",
            new Ignoring());

        Assert.Null(patched.Failure);
    }

    [Fact]
    public void The_surface_sees_each_change_with_what_stands_there_and_what_would()
    {
        var witness = new Witness();

        Apply(
            """{"a":[1,2],"b":3}""",
            """
            [{"op":"test","path":"/b","value":3},{"op":"add","path":"/a/1","value":9},{"op":"add","path":"/a/-","value":8},
             {"op":"add","path":"/b","value":4},{"op":"replace","path":"/a/0","value":7},{"op":"remove","path":"/a/3"},
             {"op":"copy","from":"/b","path":"/c"},{"op":"move","from":"/b","path":"/d"},{"op":"replace","path":"","value":[]}]
            """,
            witness);

        Assert.Equal(
            [
                "Add Insert /a/1 null 9",
                "Add Insert /a/- null 8",
                "Add Replace /b 3 4",
                "Replace Replace /a/0 1 7",
                "Remove Remove /a/3 8 null",
                "Copy Insert /c null 4",
                "Move Remove /b 4 null",
                "Move Insert /d null 4",
                """Replace Replace  {"a":[7,9,2],"c":4,"d":4} []""",
            ],
            witness.Seen);
    }

    private sealed class PersonRules : IPatchRules
    {
        public string? MemberName(ReadOnlySpan<string> path, JsonObject members, string token)
        {
            var known = members.FirstOrDefault(member => member.Key.Equals(token, StringComparison.OrdinalIgnoreCase)).Key;
            return known ?? (path is ["fields"] ? token : null);
        }

        public int? ItemIndex(ReadOnlySpan<string> path, JsonArray items, string token)
        {
            var named = items.ToList().FindIndex(item => (string?)item!["id"] == token);
            return named >= 0 ? named : JsonPointer.IndexNamedBy(token);
        }

        public PatchDecision Decide(in PatchWrite write) => write.Path switch
        {
            ["personId"] when !JsonNode.DeepEquals(write.Current, write.Value) =>
                PatchDecision.Refuse(PatchFailureKind.NotAllowed, "It is read-only."),
            ["names", _, _] when write.Effect == PatchEffect.Remove => PatchDecision.Store(null),
            _ => PatchDecision.Allow,
        };
    }

    private sealed class Appending : IPatchRules
    {
        public PatchDecision Decide(in PatchWrite write) =>
            PatchDecision.Store(new JsonArray([.. write.Current!.AsArray().Select(item => item!.DeepClone()), write.Value!.DeepClone()]));
    }

    private sealed class Ignoring : IPatchRules
    {
        public PatchDecision Decide(in PatchWrite write) => PatchDecision.Ignore;

        public bool Matches(ReadOnlySpan<string> path, JsonNode? current, JsonNode? expected) =>
            expected!.AsObject().All(member => JsonNode.DeepEquals(member.Value, current![member.Key]));

        public bool MatchesAbsent(ReadOnlySpan<string> path, JsonNode? expected) => expected is null;
    }

    private sealed class Witness : IPatchRules
    {
        public List<string> Seen { get; } = [];

        public PatchDecision Decide(in PatchWrite write)
        {
            Seen.Add($"{write.Operation} {write.Effect} {JsonPointer.Of(write.Path).Text} {write.Current.Text()} {write.Value.Text()}");
            return PatchDecision.Allow;
        }
    }

    private sealed class Counting : IPatchRules
    {
        public int Follow(JsonNode? document, ReadOnlySpan<string> path)
        {
            document!["length"] = ((string?)document["text"])?.Length ?? 0;
            return 0;
        }
    }

    private sealed class Swelling : IPatchRules
    {
        public int Follow(JsonNode? document, ReadOnlySpan<string> path) => PatchLimits.DocumentBytes;
    }
}
